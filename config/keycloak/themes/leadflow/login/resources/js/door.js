/* LeadFlow Legal - what every page of the sign-in does. What the server tells it stands in data-... of the body. */
const LOOK_EVERY_MILLIS = 2000;
const SETTLED_AFTER_MILLIS = 5000;
const RESEND_AFTER_MILLIS = 5000;
const { otherTab, attempt, attemptKey } = document.body.dataset;

/** An answer to a form gets an address that can be asked for again: going back or loading again sends no password twice. */
function nameAgain() {
  const next = document.querySelector('form[action*="session_code="]');
  if (!next || !new URLSearchParams(location.search).has('session_code')) {
    return;
  }
  const address = new URL(next.getAttribute('action'), location.href);
  address.searchParams.delete('session_code');
  history.replaceState({}, '', address);
}

/** Whether somebody has signed in with this browser; Keycloak sets this cookie beside the one that scripts cannot read. */
function signedIn() {
  return document.cookie.split('; ').some((cookie) => cookie.startsWith('KEYCLOAK_SESSION='));
}

/** Who signed in on another tab need not do it here. */
function followOtherTab() {
  if (!otherTab || signedIn()) {
    return;
  }
  const look = setInterval(() => {
    if (signedIn()) {
      stop();
      location.href = otherTab;
    }
  }, LOOK_EVERY_MILLIS);
  const stop = () => clearInterval(look);
  addEventListener('pagehide', stop);
  document.addEventListener('submit', stop); // Safari tells of no page that is left by a form
}

/**
 * Of several tabs that were opened at once, each begins a sign-in, and the browser keeps the cookie of one. The others are told by the
 * store that they share, and load again, which gives them that one. It holds a digest of the sign-in's id.
 */
function agreeWithOtherTabs() {
  if (!attempt) {
    return;
  }
  const loadAgain = (told) => {
    if (told && told !== attempt && sessionStorage.getItem(attemptKey) !== attempt) {
      sessionStorage.setItem(attemptKey, attempt); // once for each, so that two tabs cannot go on for ever
      location.reload();
    }
  };
  try {
    const listen = (event) => event.key === attemptKey && loadAgain(event.newValue);
    addEventListener('storage', listen);
    setTimeout(() => removeEventListener('storage', listen), SETTLED_AFTER_MILLIS); // later, somebody may be typing
    localStorage.setItem(attemptKey, attempt);
  } catch {
    // no store: Keycloak says that the page has expired, and leads on
  }
}

/** A one-time code that is sent twice is refused the second time. */
function sendOnce(event) {
  const form = event.target;
  if (event.defaultPrevented) {
    return;
  }
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'yes';
  setTimeout(() => delete form.dataset.sent, RESEND_AFTER_MILLIS);
}

nameAgain();
followOtherTab();
agreeWithOtherTabs();
document.addEventListener('submit', sendOnce);
