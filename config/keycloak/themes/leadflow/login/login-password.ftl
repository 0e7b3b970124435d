<#-- Second page: the password. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('password'); section>
  <#if section = "header">${msg("leadflowPassword")}
  <#elseif section = "form">
    <form id="kc-form-login" action="${url.loginAction}" method="post">
      <div class="lf-field">
        <span class="lf-split-label"><label class="lf-label" for="password">${msg("password")}</label><#if realm.resetPasswordAllowed><a class="lf-small" href="${url.loginResetCredentialsUrl}">${msg("doForgotPassword")}</a></#if></span>
        <input class="lf-input" id="password" name="password" type="password" autocomplete="current-password" autofocus
               <#if messagesPerField.existsError('password')>aria-invalid="true" aria-describedby="input-error-password"</#if>>
        <#if messagesPerField.existsError('password')>
        <span id="input-error-password" class="lf-error" aria-live="polite">${kcSanitize(messagesPerField.get('password'))?no_esc}</span>
        </#if>
      </div>
      <button class="lf-btn lf-btn--primary lf-btn--wide" name="login" id="kc-login" type="submit">${msg("doLogIn")}</button>
    </form>
  </#if>
</@layout.registrationLayout>
