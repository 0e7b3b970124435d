<#-- The second factor: a security key. key.js asks the browser for it. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section = "header">${msg("webauthn-login-title")}
  <#elseif section = "form">
    <#assign known = (isUserIdentified == "true" && authenticators??)?then(authenticators.authenticators, [])>
    <form id="webauth" action="${url.loginAction}" method="post" data-key="use" data-challenge="${challenge}" data-host="${rpId}" data-timeout="${createTimeout?c}" data-verification="${userVerification}"
          data-known="<#list known as one>${one.credentialId}<#sep>,</#list>" data-unsupported="${msg("webauthn-unsupported-browser-text")}">
      <#if (shouldDisplayAuthenticators!false) && known?has_content>
      <div>
        <#if known?size gt 1><p class="lf-label">${msg("webauthn-available-authenticators")}</p></#if>
        <ul class="lf-choices">
          <#list known as one>
          <li id="kc-webauthn-authenticator-item-${one?index}"><b id="kc-webauthn-authenticator-label-${one?index}">${one.label}</b>
            <span class="lf-hint"><#if (one.transports.displayNameProperties)?has_content><#list one.transports.displayNameProperties as way>${msg(way)}<#sep>, </#list> · </#if>${msg("webauthn-createdAt-label")} ${one.createdAt}</span></li>
          </#list>
        </ul>
      </div>
      </#if>
      <#list ["clientDataJSON", "authenticatorData", "signature", "credentialId", "userHandle", "error"] as name><input type="hidden" id="${name}" name="${name}"></#list>
      <button class="lf-btn lf-btn--primary lf-btn--wide" id="authenticateWebAuthnButton" type="submit" autofocus>${msg("webauthn-doAuthenticate")}</button>
    </form>
    <script type="module" src="${url.resourcesPath}/js/key.js"></script>
  </#if>
</@layout.registrationLayout>
