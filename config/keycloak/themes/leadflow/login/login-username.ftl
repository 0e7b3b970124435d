<#-- First page: who. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('username') displayInfo=false; section>
  <#if section = "header">${msg("loginAccountTitle")}
  <#elseif section = "form">
    <#if realm.password>
    <form id="kc-form-login" action="${url.loginAction}" method="post">
      <#if !usernameHidden??>
      <div class="lf-field">
        <label for="username">${msg("usernameOrEmail")}</label>
        <input class="lf-input" id="username" name="username" value="${(login.username!'')}" type="text" autofocus
               autocomplete="username" autocapitalize="none" spellcheck="false"
               <#if messagesPerField.existsError('username')>aria-invalid="true" aria-describedby="input-error-username"</#if>>
        <#if messagesPerField.existsError('username')>
        <span id="input-error-username" class="lf-error" aria-live="polite">${kcSanitize(messagesPerField.get('username'))?no_esc}</span>
        </#if>
      </div>
      </#if>
      <button class="lf-btn lf-btn--primary lf-btn--wide" name="login" id="kc-login" type="submit">${msg("leadflowNext")}</button>
    </form>
    </#if>
  </#if>
</@layout.registrationLayout>
