<#-- A plain message with the way on. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header"><#if messageHeader??>${kcSanitize(msg("${messageHeader}"))?no_esc}<#else>${message.summary}</#if>
  <#elseif section = "form">
    <div class="lf-door-text" id="kc-info-message">
      <p class="instruction">${message.summary}<#if requiredActions??><#list requiredActions>: <b><#items as action>${kcSanitize(msg("requiredAction.${action}"))?no_esc}<#sep>, </#items></b></#list></#if></p>
      <#if !skipLink??>
        <#if pageRedirectUri?has_content><a class="lf-btn lf-btn--primary" href="${pageRedirectUri}">${msg("backToApplication")}</a>
        <#elseif actionUri?has_content><a class="lf-btn lf-btn--primary" href="${actionUri}">${msg("proceedWithAction")}</a>
        <#elseif (client.baseUrl)?has_content><a class="lf-btn lf-btn--primary" href="${client.baseUrl}">${msg("backToApplication")}</a></#if>
      </#if>
    </div>
  </#if>
</@layout.registrationLayout>
