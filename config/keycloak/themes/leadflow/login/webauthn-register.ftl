<#-- A security key is added. key.js asks the browser for it. -->
<#import "template.ftl" as layout>
<#import "password-commons.ftl" as passwordCommons>
<@layout.registrationLayout; section>
  <#if section = "header">${msg("webauthn-registration-title")}
  <#elseif section = "form">
    <form id="register" action="${url.loginAction}" method="post" data-key="add" data-challenge="${challenge}" data-host="${rpId}" data-timeout="${createTimeout?c}" data-verification="${userVerificationRequirement}"
          data-known="${excludeCredentialIds}" data-unsupported="${msg("webauthn-unsupported-browser-text")}" data-person="${userid}" data-name="${username}" data-product="${rpEntityName}"
          data-algorithms="<#list signatureAlgorithms as one>${one?c}<#sep>,</#list>" data-attestation="${attestationConveyancePreference}" data-attachment="${authenticatorAttachment}"
          data-resident="${residentKey!}" data-require-resident="${requireResidentKey}">
      <div class="lf-field">
        <label class="lf-label" for="authenticatorLabel">${msg("webauthn-registration-init-label-prompt")}</label>
        <input class="lf-input" id="authenticatorLabel" name="authenticatorLabel" type="text" value="${msg("webauthn-registration-init-label")}" autocomplete="off" required>
      </div>
      <#list ["clientDataJSON", "attestationObject", "publicKeyCredentialId", "transports", "authenticatorAttachment", "error"] as name><input type="hidden" id="${name}" name="${name}"></#list>
      <@passwordCommons.logoutOtherSessions/>
      <button class="lf-btn lf-btn--primary lf-btn--wide" id="registerWebAuthn" type="submit">${msg("doRegisterSecurityKey")}</button>
    </form>
    <#if !isSetRetry?has_content && isAppInitiatedAction?has_content><@cancel/></#if>
    <script type="module" src="${url.resourcesPath}/js/key.js"></script>
  </#if>
</@layout.registrationLayout>
<#macro cancel>
    <form id="kc-webauthn-settings-form" action="${url.loginAction}" method="post">
      <button class="lf-btn lf-btn--wide" id="cancelWebAuthnAIA" type="submit" name="cancel-aia" value="true">${msg("doCancel")}</button>
    </form>
</#macro>
