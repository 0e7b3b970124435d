<#-- The frame of Keycloak's pages: the product's door. Ids and sections are those of Keycloak's base theme. -->
<#import "footer.ftl" as loginFooter>
<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false>
<!DOCTYPE html>
<html lang="${lang}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="robots" content="noindex, nofollow">
  <title><#compress><#nested "header"></#compress> · LeadFlow Legal</title>
  <link rel="icon" type="image/svg+xml" href="${url.resourcesPath}/img/mark.svg">
  <#list properties.styles?split(' ') as style>
  <link rel="stylesheet" href="${url.resourcesPath}/${style}">
  </#list>
  <#if scripts??><#list scripts as script><script src="${script}"></script></#list></#if>
  <script type="module" src="${url.resourcesPath}/js/door.js"></script>
<#-- No script stands in the page: the realm's content policy runs none. What door.js needs is told here. The head has no end tag, which HTML
     lets one leave out: before it, Keycloak would write a script into each answer to a form; door.js does what that one does. -->
<body class="${properties.kcBodyClass!}" data-page-id="login-${pageId}" data-other-tab="${url.ssoLoginInOtherTabsUrl}"<#if authenticationSession??> data-attempt="${authenticationSession.authSessionIdHash}" data-attempt-key="leadflow-attempt-${realm.name}"</#if>>
<header class="lf-door-head">
  <span class="lf-brand"><svg viewBox="0 0 26 26" aria-hidden="true"><rect width="26" height="26" rx="5" fill="currentColor"/><path d="M8 5v13.5a2 2 0 0 0 2 2h10M11 5v11.5a1 1 0 0 0 1 1h8" fill="none" stroke="var(--lf-on-accent)" stroke-width="1.6" stroke-linecap="round"/></svg><span><b>LeadFlow Legal</b></span></span>
  <#if realm.internationalizationEnabled && locale.supported?size gt 1>
  <nav class="lf-door-langs" id="kc-locale" aria-label="${msg("languages")}">
    <#list locale.supported?sort_by("languageTag") as l>
    <a href="${l.url}" lang="${l.languageTag}" hreflang="${l.languageTag}" aria-current="${(l.languageTag == locale.currentLanguageTag)?c}">${l.label}</a>
    </#list>
  </nav>
  </#if>
</header>
<main class="lf-door-main" id="kc-content">
  <div class="lf-door-card<#if pageId?? && pageId?contains("config-totp")> lf-door-card--wide</#if>" id="kc-content-wrapper">
    <header>
      <h1 id="kc-page-title"><#nested "header"></h1>
      <#if auth?has_content && auth.showUsername() && !auth.showResetCredentials()>
      <p><span id="kc-attempted-username">${auth.attemptedUsername}</span> · <a id="reset-login" href="${url.loginRestartFlowUrl}">${msg("restartLoginTooltip")}</a></p>
      <#elseif pageId?? && (pageId == "login" || pageId == "login-username")>
      <p>${msg("leadflowAccount")}</p>
      </#if>
    </header>
    <#-- Actions that the application asked for do not repeat that they must be done. -->
    <#if displayMessage && message?has_content && (message.type != 'warning' || !isAppInitiatedAction??)>
    <div class="lf-note lf-note--${(message.type == 'error')?then('danger', (message.type == 'warning')?then('warn', (message.type == 'success')?then('ok', 'info')))}" role="<#if message.type == 'error'>alert<#else>status</#if>">
      <svg class="lf-icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M8 2.2 14.3 13H1.7zM8 6.5v3M8 11.4h.01"/></svg><p>${kcSanitize(message.summary)?no_esc}</p>
    </div>
    </#if>
    <#nested "form">
    <#if auth?has_content && auth.showTryAnotherWayLink()>
    <form id="kc-select-try-another-way-form" action="${url.loginAction}" method="post">
      <button class="lf-btn lf-btn--wide" id="try-another-way" name="tryAnotherWay" value="on">${msg("doTryAnotherWay")}</button>
    </form>
    </#if>
    <#nested "socialProviders">
    <#if displayInfo><div class="lf-door-text" id="kc-info"><#nested "info"></div></#if>
    <footer><p>${msg("leadflowRecorded")}</p></footer>
    <@loginFooter.content/>
  </div>
</main>
</body>
</html>
</#macro>
