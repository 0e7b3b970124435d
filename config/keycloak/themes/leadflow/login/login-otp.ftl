<#-- The second factor: a code from the authenticator. -->
<#import "template.ftl" as layout>
<#assign wrong = messagesPerField.existsError('totp')>
<@layout.registrationLayout displayMessage=!wrong; section>
  <#if section = "header">${msg("doLogIn")}
  <#elseif section = "form">
    <form id="kc-otp-login-form" action="${url.loginAction}" method="post">
      <#if otpLogin.userOtpCredentials?size gt 1>
      <fieldset class="lf-choices">
        <legend class="lf-label">${msg("otp-display-name")}</legend>
        <#list otpLogin.userOtpCredentials as one>
        <label class="lf-choice" for="kc-otp-credential-${one?index}"><input id="kc-otp-credential-${one?index}" type="radio" name="selectedCredentialId" value="${one.id}" <#if one.id == otpLogin.selectedCredentialId>checked</#if>><span class="lf-choice-head">${one.userLabel!}</span></label>
        </#list>
      </fieldset>
      </#if>
      <div class="lf-field">
        <label class="lf-label" for="otp">${msg("loginOtpOneTime")}</label>
        <input class="lf-input" id="otp" name="otp" type="text" autocomplete="one-time-code" inputmode="numeric" autofocus dir="ltr"
               <#if wrong>aria-invalid="true" aria-describedby="input-error-otp-code"</#if>>
        <#if wrong><span id="input-error-otp-code" class="lf-error" aria-live="polite">${kcSanitize(messagesPerField.get('totp'))?no_esc}</span></#if>
      </div>
      <button class="lf-btn lf-btn--primary lf-btn--wide" name="login" id="kc-login" type="submit">${msg("doLogIn")}</button>
    </form>
  </#if>
</@layout.registrationLayout>
