<#-- Recovery codes, shown once. -->
<#import "template.ftl" as layout>
<#import "password-commons.ftl" as passwordCommons>
<@layout.registrationLayout; section>
  <#if section = "header">${msg("recovery-code-config-header")}
  <#elseif section = "form">
    <div class="lf-note lf-note--warn" role="status"><p><b>${msg("recovery-code-config-warning-title")}</b> ${msg("recovery-code-config-warning-message")}</p></div>
    <form id="kc-recovery-codes-settings-form" action="${url.loginAction}" method="post">
      <ol id="kc-recovery-codes-list" data-head="${msg("recovery-codes-download-file-header")}" data-about="${msg("recovery-codes-download-file-description")}" data-made="${msg("recovery-codes-download-file-date")}">
        <#list recoveryAuthnCodesConfigBean.generatedRecoveryAuthnCodesList as code><li><kbd>${code[0..3]}-${code[4..7]}-${code[8..]}</kbd></li></#list>
      </ol>
      <button class="lf-btn" id="printRecoveryCodes" type="button">${msg("recovery-codes-print")}</button>
      <button class="lf-btn" id="downloadRecoveryCodes" type="button">${msg("recovery-codes-download")}</button>
      <button class="lf-btn" id="copyRecoveryCodes" type="button" data-done="${msg("recovery-codes-copied")}">${msg("recovery-codes-copy")}</button>
      <input type="hidden" name="generatedRecoveryAuthnCodes" value="${recoveryAuthnCodesConfigBean.generatedRecoveryAuthnCodesAsString}">
      <input type="hidden" name="generatedAt" value="${recoveryAuthnCodesConfigBean.generatedAt?c}">
      <input type="hidden" id="userLabel" name="userLabel" value="${msg("recovery-codes-label-default")}">
      <div class="checkbox"><label><input type="checkbox" id="kcRecoveryCodesConfirmationCheck" name="kcRecoveryCodesConfirmationCheck" required> ${msg("recovery-codes-confirmation-message")}</label></div>
      <@passwordCommons.logoutOtherSessions/>
      <button class="lf-btn lf-btn--primary lf-btn--wide" id="saveRecoveryAuthnCodesBtn" type="submit">${msg("recovery-codes-action-complete")}</button>
      <#if isAppInitiatedAction??><button class="lf-btn lf-btn--wide" id="cancelRecoveryAuthnCodesBtn" type="submit" name="cancel-aia" value="true" formnovalidate>${msg("recovery-codes-action-cancel")}</button></#if>
    </form>
    <script type="module" src="${url.resourcesPath}/js/codes.js"></script>
  </#if>
</@layout.registrationLayout>
