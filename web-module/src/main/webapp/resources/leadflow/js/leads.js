// The list: a short address. A lead's page: dialogs, the timeline's filter, and the keys for notes and facts.
(() => {
  const byId = id => document.getElementById(id);
  let shown = '';
  let moved = false;
  let edited = '';

  // What was not chosen does not stand in the address.
  byId('filters')?.addEventListener('formdata', event => {
    for (const [name, value] of [...event.formData]) {
      if (value === '' || value === 'any' || name === 'which' && value === 'open') event.formData.delete(name);
    }
  });

  // Ticked leads: how many, and all of the page at once.
  const ticks = () => [...document.querySelectorAll('#leads tbody .c-tick input')];
  const ticked = () => {
    const told = byId('ticked'), all = byId('tick-all'), on = ticks().filter(tick => tick.checked);
    if (!told) return;
    told.textContent = on.length === 0 ? '' : on.length === 1 ? told.dataset.one : told.dataset.many.replace('{0}', on.length);
    all.checked = on.length > 0 && on.length === ticks().length;
    all.indeterminate = on.length > 0 && !all.checked;
    ticks().forEach(tick => tick.closest('tr').classList.toggle('is-selected', tick.checked));
  };
  document.addEventListener('change', event => {
    if (event.target.id === 'tick-all') ticks().forEach(tick => { tick.checked = event.target.checked; });
    if (event.target.closest?.('.c-tick')) ticked();
  });
  byId('untick')?.addEventListener('click', () => {
    ticks().forEach(tick => { tick.checked = false; });
    ticked();
    byId('tick-all').focus();
  });
  addEventListener('pageshow', ticked); // who comes back finds what they had ticked
  ticked();

  // Shows only lines of one kind, and no day without a line.
  const filter = () => {
    let day = null;
    document.querySelectorAll('.lf-record > li').forEach(line => {
      if (line.classList.contains('is-day')) {
        day = line;
        day.hidden = shown !== '';
      } else {
        line.hidden = shown !== '' && line.dataset.kind !== shown;
        if (!line.hidden && day) day.hidden = false;
      }
    });
    document.querySelectorAll('[data-shows]').forEach(chip => chip.setAttribute('aria-pressed', String(chip.dataset.shows === shown)));
  };

  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest('#moves, #close, #reopen')) moved = true;
    const editing = target?.closest('.lf-editing, .lf-savefacts, #choose') ? document.querySelector('#facts .lf-editing :is(input, select, textarea)') : null;
    if (editing) edited = (target.closest('.lf-editing')?.querySelector('input, select, textarea') ?? editing).id;
    const chip = target?.closest('[data-shows]');
    if (chip) {
      shown = chip.dataset.shows;
      filter();
    }
  });

  document.addEventListener('keydown', event => {
    const area = event.target instanceof Element ? event.target.closest('[data-send]') : null;
    if (area && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      byId(area.dataset.send).click();
    }
    // In a fact's field Enter saves and Escape leaves it as it was; otherwise Enter would press the form's first button.
    const fact = event.target instanceof Element ? event.target.closest('.lf-editing') : null;
    const saves = event.key === 'Enter' && (event.target.tagName === 'INPUT' || event.ctrlKey || event.metaKey);
    if (fact && (saves || event.key === 'Escape')) {
      event.preventDefault();
      (saves ? fact.querySelector('[id$="-save"]') ?? byId('facts:save-all') : fact.querySelector('[id$="-cancel"]')).click();
    }
    const typing = event.target instanceof Element && event.target.closest('input, textarea, select');
    if (byId('keys') && event.key.toLowerCase() === 't' && !typing && !event.ctrlKey && !event.altKey && !event.metaKey
        && !document.querySelector('dialog[open]') && byId('composer:note')) {
      event.preventDefault();
      byId('composer:note').focus();
    }
  });

  // Escape in the question of two changes goes back to editing, as its button does.
  document.addEventListener('cancel', event => {
    if (event.target.id === 'conflict') {
      event.preventDefault();
      byId('choose:back').click();
    }
  }, true);

  // What the server sent anew takes its state: a question opens, a dialog that has done its work goes.
  window.jQuery?.(document).on('pfAjaxComplete', () => {
    filter();
    document.querySelectorAll('dialog[data-now]:not([open])').forEach(dialog => dialog.showModal());
    document.querySelectorAll('dialog[open] .lf-finished').forEach(mark => mark.closest('dialog').close());
    document.querySelectorAll('.lf-finished').forEach(mark => mark.remove());
    // what had the focus is gone with the menu or the dialog: back to where the next step is
    if (document.activeElement === document.body && moved) (document.querySelector('#move-menu summary') ?? byId('reopen-open') ?? byId('content')).focus();
    moved = false;
    // a fact that was refused needs its field, not the button that was pressed; one that was saved or left gives the focus to its pen
    const refused = edited && document.querySelector('#facts [aria-invalid="true"]');
    if (refused) refused.focus();
    else if (document.activeElement === document.body && edited) (byId(edited) ?? byId(edited + '-pen'))?.focus();
    edited = '';
  });
})();
