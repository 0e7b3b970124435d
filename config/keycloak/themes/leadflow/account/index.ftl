<!DOCTYPE html>
<#-- Keycloak's account page: its program, told by a block of JSON where it is. The map has to stand in the page; its addresses are those of no
     version, which Keycloak leads on to its own, so that its digest is the same everywhere. Another map needs another digest in the realm. -->
<html lang="${locale}" dir="${localeDir}" data-dark="${properties.kcDarkModeClass}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="robots" content="noindex, nofollow">
  <title>LeadFlow Legal</title>
  <link rel="icon" type="image/svg+xml" href="${resourceUrl}/favicon.svg">
  <script type="importmap">{"imports": {"react": "/resources/named/common/keycloak/vendor/react/react.production.min.js", "react/jsx-runtime": "/resources/named/common/keycloak/vendor/react/react-jsx-runtime.production.min.js", "react-dom": "/resources/named/common/keycloak/vendor/react-dom/react-dom.production.min.js"}}</script>
  <script type="module" src="${resourceUrl}/js/theme.js"></script>
  <link rel="stylesheet" href="${resourceUrl}/css/loading.css">
  <#list entryStyles![] as style><link rel="stylesheet" href="${resourceUrl}/${style}"></#list>
  <script type="module" src="${resourceUrl}/${entryScript}"></script>
  <#list entryImports![] as import><link rel="modulepreload" href="${resourceUrl}/${import}"></#list>
</head>
<body data-page-id="account">
<div id="app"><main class="loading"><p>LeadFlow Legal …</p></main></div>
<script id="environment" type="application/json">
{
  "serverBaseUrl": "${serverBaseUrl}", "authUrl": "${authUrl}", "authServerUrl": "${authServerUrl}", "realm": "${realm.name}", "clientId": "${clientId}",
  "resourceUrl": "${resourceUrl}", "logo": "${properties.logo!""}", "logoUrl": "${properties.logoUrl!""}", "darkMode": ${darkMode?c}, "baseUrl": "${baseUrl}",
  "locale": "${locale}", "referrerName": "${referrerName!""}", "referrerUrl": "${referrer_uri!""}", "scope": "${scope!""}",
  "features": {
    "isRegistrationEmailAsUsername": ${realm.registrationEmailAsUsername?c}, "isEditUserNameAllowed": ${realm.editUsernameAllowed?c},
    "isInternationalizationEnabled": ${realm.isInternationalizationEnabled()?c}, "isLinkedAccountsEnabled": ${isLinkedAccountsEnabled?c},
    "isMyResourcesEnabled": ${(realm.userManagedAccessAllowed && isAuthorizationEnabled)?c}, "isViewOrganizationsEnabled": ${isViewOrganizationsEnabled?c},
    "deleteAccountAllowed": ${deleteAccountAllowed?c}, "updateEmailFeatureEnabled": ${updateEmailFeatureEnabled?c}, "updateEmailActionEnabled": ${updateEmailActionEnabled?c},
    "isViewApplicationsEnabled": ${isViewApplicationsEnabled?c}, "isViewGroupsEnabled": ${isViewGroupsEnabled?c}, "isOid4VciEnabled": ${isOid4VciEnabled?c}
  }
}
</script>
</body>
</html>
