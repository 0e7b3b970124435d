// The frame's own behaviour: keys, account menu, theme, copying a reference, and what happens when the session has ended.
(() => {
  const root = document.documentElement;
  const byId = id => document.getElementById(id);
  const typing = target => target instanceof Element
    && (target.closest('input, textarea, select, [contenteditable], [role="combobox"]') !== null);

  // Single keys work only where the person left them on: then, and only then, the keys dialog is in the page.
  document.addEventListener('keydown', event => {
    const keys = byId('keys');
    if (!keys || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || typing(event.target)) return;
    if (document.querySelector('dialog[open], .ui-dialog:not(.ui-overlay-hidden)[aria-hidden="false"]')) return;
    if (event.key === '?') {
      event.preventDefault();
      keys.showModal();
    } else if (event.key.toLowerCase() === 'n' && !event.shiftKey && byId('new-call')) {
      event.preventDefault();
      byId('new-call').click();
    }
  });

  // Menus that open from a summary close as menus do: by a click elsewhere, by Escape.
  const drops = () => document.querySelectorAll('details[data-drop][open]');
  document.addEventListener('pointerdown', event => drops().forEach(drop => { if (!drop.contains(event.target)) drop.open = false; }));
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    drops().forEach(drop => {
      if (drop.contains(document.activeElement)) drop.querySelector('summary').focus();
      drop.open = false;
    });
  });
  // Buttons that open a dialog, and those in it that only shut it.
  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null;
    const opens = target?.closest('[data-opens]');
    if (opens) byId(opens.dataset.opens).showModal();
    target?.closest('[data-shuts]')?.closest('dialog').close();
  });
  byId('theme')?.addEventListener('change', event => { root.dataset.theme = event.target.value; });

  document.addEventListener('click', async event => {
    const button = event.target instanceof Element ? event.target.closest('[data-copy]') : null;
    if (!button) return;
    try {
      await navigator.clipboard.writeText(byId(button.dataset.copy).textContent.trim());
      button.textContent = button.dataset.done;
      window.leadflow.say(button.dataset.done);
    } catch {
      getSelection().selectAllChildren(byId(button.dataset.copy)); // not allowed to copy: at least it is marked
    }
  });

  // An ajax call after the session ended is answered 401: the page asks for itself anew, signs in and comes back; one that holds what somebody typed (hold) waits instead.
  // One that was too many (429), or that nobody answered, was not done: the page says so until it may ask again.
  let gone = false;
  addEventListener('pagehide', () => { gone = true; });
  addEventListener('pageshow', () => { gone = false; });
  const shown = (id, seconds) => {
    const note = byId(id);
    if (!note) return;
    note.hidden = false;
    note.scrollIntoView({ block: 'nearest' });
    setTimeout(() => { note.hidden = true; }, 1000 * Math.max(seconds, 8));
  };
  const reload = (status, seconds) => {
    if (status === 401 && !window.leadflow.hold?.()) location.reload();
    if (status === 429) shown('busy', seconds || 0);
    if ((status === 0 || status >= 500) && !gone) shown('unreached', 0);
  };
  if (window.jQuery) window.jQuery(document).on('pfAjaxError', (event, xhr) => reload(xhr.status, Number(xhr.getResponseHeader('Retry-After'))));
  window.faces?.ajax?.addOnError(data => reload(data.responseCode));

  // What was refused is said above the page: whoever works further down is taken there.
  const content = byId('content');
  if (content) {
    new MutationObserver(changes => {
      if (changes.some(change => [...change.addedNodes].some(node => node.id === 'notes'))) {
        document.querySelector('#notes [role="alert"]')?.scrollIntoView({ block: 'nearest' });
      }
    }).observe(content, { childList: true });
  }

  window.leadflow = {
    /** Says a sentence to those who do not see the page change. */
    say(sentence) {
      const live = byId('live');
      if (live) {
        live.textContent = '';
        setTimeout(() => { live.textContent = sentence; }, 50);
      }
    }
  };

  // A form that a dialog sent comes back anew where it was refused, and the button that was pressed is gone with the focus: to the field that needs an eye.
  window.jQuery?.(document).on('pfAjaxComplete', () => {
    if (document.activeElement === document.body) document.querySelector('dialog[open] [aria-invalid="true"]')?.focus();
  });
})();
