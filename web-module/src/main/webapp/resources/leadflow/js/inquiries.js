// The inbox: each decision by one key, dialogs that open again after a refusal, the line that tells what was done. Taking an inquiry down: saving by keys.
(() => {
  const byId = id => document.getElementById(id);
  const UNDO_MS = 10000;
  const KEYS = { c: 'convert', a: 'attach', d: 'duplicate', s: 'spam', r: 'reject', u: 'undo' };
  const typing = target => target instanceof Element && target.closest('input:not([type=radio]), textarea, select') !== null;

  // The choice of nothing particular does not stand in the address.
  byId('filters')?.addEventListener('formdata', event => {
    if (event.formData.get('channel') === 'any') event.formData.delete('channel');
  });

  document.addEventListener('click', event => {
    const presses = event.target instanceof Element ? event.target.closest('[data-presses]') : null;
    if (!presses || presses.disabled) return;
    presses.disabled = true; // pressed twice it is sent once
    byId(presses.dataset.presses).click();
  });
  addEventListener('pageshow', () => document.querySelectorAll('[data-presses]').forEach(button => { button.disabled = false; }));

  document.addEventListener('keydown', event => {
    if (event.repeat) return; // a key that is held down decides once, not on one inquiry after the other
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && byId('take')) {
      event.preventDefault();
      byId('save').click();
    }
    if (event.key === 'Enter' && event.target.matches?.('#who input')) event.preventDefault(); // choosing who it is decides nothing yet
    if (!byId('keys') || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || typing(event.target) || document.querySelector('dialog[open]')) return;
    const button = byId(KEYS[event.key.toLowerCase()] ?? '');
    if (button && !button.closest('[hidden]')) {
      event.preventDefault();
      button.click();
    }
  });

  // What was refused in a dialog is mended there.
  document.querySelector('dialog[data-now]')?.showModal();

  const done = byId('done');
  if (done) {
    window.leadflow.say(done.dataset.say);
    // Later it is taken back where it stands: among the spam, the duplicates, the rejected.
    const over = () => {
      if (done.matches(':hover, :focus-within')) setTimeout(over, 1000);
      else done.hidden = true;
    };
    if (done.dataset.undo === 'true') setTimeout(over, UNDO_MS);
  }
})();
