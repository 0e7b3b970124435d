<#-- Asked only when the application did not say whose session ends. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section = "header">${msg("logoutConfirmTitle")}
  <#elseif section = "form">
    <form id="kc-logout-confirm" action="${url.logoutConfirmAction}" method="post">
      <p class="instruction">${msg("logoutConfirmHeader")}</p>
      <input type="hidden" name="session_code" value="${logoutConfirm.code}">
      <button class="lf-btn lf-btn--primary lf-btn--wide" name="confirmLogout" id="kc-logout" type="submit">${msg("doLogout")}</button>
      <#if !logoutConfirm.skipLink && (client.baseUrl)?has_content><a class="lf-btn lf-btn--wide" href="${client.baseUrl}">${msg("backToApplication")}</a></#if>
    </form>
  </#if>
</@layout.registrationLayout>
