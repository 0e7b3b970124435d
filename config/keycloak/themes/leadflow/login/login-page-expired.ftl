<#-- The page waited too long. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section = "header">${msg("pageExpiredTitle")}
  <#elseif section = "form">
    <div class="lf-door-text">
      <p id="instruction1">${msg("leadflowExpired")}</p>
      <a class="lf-btn lf-btn--primary" id="loginRestartLink" href="${url.loginRestartFlowUrl}">${msg("leadflowRestart")}</a>
      <a class="lf-btn" id="loginContinueLink" href="${url.loginAction}">${msg("leadflowContinue")}</a>
    </div>
  </#if>
</@layout.registrationLayout>
