<#-- The second factor: one of the recovery codes. -->
<#import "template.ftl" as layout>
<#assign wrong = messagesPerField.existsError('recoveryCodeInput')>
<@layout.registrationLayout displayMessage=!wrong; section>
  <#if section = "header">${msg("auth-recovery-code-header")}
  <#elseif section = "form">
    <form id="kc-recovery-code-login-form" action="${url.loginAction}" method="post">
      <div class="lf-field">
        <label class="lf-label" for="recoveryCodeInput">${msg("auth-recovery-code-prompt", recoveryAuthnCodesInputBean.codeNumber?c)}</label>
        <input class="lf-input" id="recoveryCodeInput" name="recoveryCodeInput" type="text" autocomplete="off" autocapitalize="characters" autofocus dir="ltr"
               <#if wrong>aria-invalid="true" aria-describedby="input-error"</#if>>
        <#if wrong><span id="input-error" class="lf-error" aria-live="polite">${kcSanitize(messagesPerField.get('recoveryCodeInput'))?no_esc}</span></#if>
      </div>
      <button class="lf-btn lf-btn--primary lf-btn--wide" name="login" id="kc-login" type="submit">${msg("doLogIn")}</button>
    </form>
  </#if>
</@layout.registrationLayout>
