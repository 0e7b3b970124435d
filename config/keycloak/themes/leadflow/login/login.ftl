<#-- Name and password on one page, where the realm asks for both at once. -->
<#import "template.ftl" as layout>
<#assign wrong = messagesPerField.existsError('username','password')>
<@layout.registrationLayout displayMessage=!wrong displayInfo=false; section>
  <#if section = "header">${msg("loginAccountTitle")}
  <#elseif section = "form">
    <form id="kc-form-login" action="${url.loginAction}" method="post">
      <#if !usernameHidden??>
      <div class="lf-field">
        <label for="username">${msg("usernameOrEmail")}</label>
        <input class="lf-input" id="username" name="username" value="${(login.username!'')}" type="text" autofocus autocomplete="username" autocapitalize="none" spellcheck="false"
               <#if wrong>aria-invalid="true" aria-describedby="input-error"</#if>>
      </div>
      </#if>
      <div class="lf-field">
        <label for="password">${msg("password")}</label>
        <input class="lf-input" id="password" name="password" type="password" autocomplete="current-password" <#if wrong>aria-invalid="true" aria-describedby="input-error"</#if>>
        <#if wrong><span id="input-error" class="lf-error" aria-live="polite">${kcSanitize(messagesPerField.getFirstError('username','password'))?no_esc}</span></#if>
      </div>
      <input type="hidden" id="id-hidden-input" name="credentialId" <#if auth.selectedCredential?has_content>value="${auth.selectedCredential}"</#if>>
      <button class="lf-btn lf-btn--primary lf-btn--wide" name="login" id="kc-login" type="submit">${msg("doLogIn")}</button>
    </form>
  </#if>
</@layout.registrationLayout>
