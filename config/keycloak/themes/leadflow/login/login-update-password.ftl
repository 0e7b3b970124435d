<#-- A new password, where the present one was given by somebody else or is to be changed. -->
<#import "template.ftl" as layout>
<#import "password-commons.ftl" as passwordCommons>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('password','password-confirm'); section>
  <#if section = "header">${msg("updatePasswordTitle")}
  <#elseif section = "form">
    <form id="kc-passwd-update-form" action="${url.loginAction}" method="post">
      <@field id="password-new" label=msg("passwordNew") error='password' focus=true/>
      <@field id="password-confirm" label=msg("passwordConfirm") error='password-confirm'/>
      <@passwordCommons.logoutOtherSessions/>
      <button class="lf-btn lf-btn--primary lf-btn--wide" name="login" id="kc-submit" type="submit">${msg("doSubmit")}</button>
      <#if isAppInitiatedAction??><button class="lf-btn lf-btn--wide" type="submit" name="cancel-aia" value="true" formnovalidate>${msg("doCancel")}</button></#if>
    </form>
  </#if>
</@layout.registrationLayout>
<#macro field id label error focus=false>
      <div class="lf-field">
        <label class="lf-label" for="${id}">${label}</label>
        <input class="lf-input" id="${id}" name="${id}" type="password" autocomplete="new-password" <#if focus>autofocus</#if> dir="ltr"
               <#if messagesPerField.existsError(error)>aria-invalid="true" aria-describedby="input-error-${error}"</#if>>
        <#if messagesPerField.existsError(error)><span id="input-error-${error}" class="lf-error" aria-live="polite">${kcSanitize(messagesPerField.get(error))?no_esc}</span></#if>
      </div>
</#macro>
