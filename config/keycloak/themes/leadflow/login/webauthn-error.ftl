<#-- The security key was not taken: once more. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section = "header">${kcSanitize(msg("webauthn-error-title"))?no_esc}
  <#elseif section = "form">
    <form id="kc-error-credential-form" action="${url.loginAction}" method="post">
      <input type="hidden" id="executionValue" name="authenticationExecution" value="${execution}">
      <input type="hidden" id="isSetRetry" name="isSetRetry" value="retry">
      <button class="lf-btn lf-btn--primary lf-btn--wide" id="kc-try-again" type="submit">${msg("doTryAgain")}</button>
    </form>
    <#if isAppInitiatedAction??>
    <form id="kc-webauthn-settings-form" action="${url.loginAction}" method="post">
      <button class="lf-btn lf-btn--wide" id="cancelWebAuthnAIA" type="submit" name="cancel-aia" value="true">${msg("doCancel")}</button>
    </form>
    </#if>
  </#if>
</@layout.registrationLayout>
