// Call entry: matches while the number is typed, its keys, the running time, and a draft every two seconds.
(() => {
  const byId = id => document.getElementById(id);
  const form = byId('call');
  if (!form) return;
  const place = form.parentElement; // stays when a refused save brings the form anew
  const SHORTEST = 4, PAUSE_MS = 120, DRAFT_MS = 2000, SIGN_IN_MS = 5000, FIELDS = ['from', 'first', 'last', 'said', 'note'];
  const options = () => [...document.querySelectorAll('#matches [role="option"]')];
  const digits = text => text.replace(/\D/g, '').length;
  let chosenHere = false, touched = false, keeping = false, leaving = false, held = false, stepped = false, asked = '', told = byId('to')?.value ?? '';

  const mark = option => {
    options().forEach(o => o.setAttribute('aria-selected', o === option));
    const from = byId('from');
    if (option) from.setAttribute('aria-activedescendant', option.id); else from.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  };
  const list = () => {
    const open = options().length > 0, from = byId('from');
    from.setAttribute('aria-expanded', open);
    if (open) from.setAttribute('aria-controls', 'matches'); else from.removeAttribute('aria-controls');
    stepped = false;
    mark(options().find(o => o.getAttribute('aria-selected') === 'true'));
  };
  const closeList = () => { document.querySelector('#match .lf-match')?.remove(); list(); };
  const move = by => {
    const all = options();
    if (!all.length) return;
    const at = all.findIndex(o => o.getAttribute('aria-selected') === 'true');
    // A person with the whole number is chosen already: the first step down goes to them too, as it does from nobody. Else down and Enter made somebody new of somebody known.
    const there = !stepped && by > 0 && at === 0;
    stepped = true;
    if (there) return;
    mark(all[(at + by + all.length + (at < 0 && by < 0 ? 1 : 0)) % all.length]);
  };
  const take = option => {
    chosenHere = true;
    if (option.dataset.party) lfCallChoose([{ name: 'party', value: option.dataset.party }]); else lfCallNobody();
  };

  window.leadflow.calls = {
    /** A person was taken: a number typed in part is now whole, and the note waits. */
    chosen(args) {
      if (args?.from) byId('from').value = args.from;
      byId('note').focus();
    },
    nobody() { byId('first').focus(); },
    /** Another call that was begun is gone: back to the number. */
    dropped() { byId('from').focus(); },
    /** After Save and Discard: nothing while the page goes away, else it was refused or failed: to the first field that needs an eye. */
    answered(xhr) {
      if (xhr?.responseText?.includes('<redirect ')) return;
      leaving = false;
      touched = true;
      byId('save').disabled = false;
      document.querySelector('#call [aria-invalid="true"]')?.focus();
    }
  };

  let typing;
  document.addEventListener('input', event => {
    if (event.target.id === 'from') {
      chosenHere = false;
      clearTimeout(typing);
      const text = event.target.value;
      typing = setTimeout(() => {
        if (text === asked) return;
        asked = text;
        if (digits(text) >= SHORTEST) lfCallMatch([{ name: 'typed', value: text }]); else closeList();
      }, PAUSE_MS);
    }
    if (event.target.id === 'to') {
      clearTimeout(typing);
      const text = event.target.value;
      if (digits(text) >= 10) typing = setTimeout(() => dial(text), PAUSE_MS);
    }
    if (place.contains(event.target)) touched = true;
  });
  document.addEventListener('change', event => {
    if (place.contains(event.target)) touched = true;
    if (event.target.id === 'area') document.querySelector('label[for="area"] small')?.remove(); // chosen now, no longer the last used
  });
  const dial = text => {
    if (text === told) return;
    told = text;
    lfCallDial([{ name: 'typed', value: text }]);
  };
  document.addEventListener('focusout', event => {
    if (event.target.id === 'to') dial(event.target.value);
    if (event.target.id === 'from' && event.relatedTarget && !chosenHere && digits(event.target.value) >= SHORTEST) {
      clearTimeout(typing);
      closeList();
      lfCallLeft([{ name: 'typed', value: event.target.value }]);
    }
  });

  document.addEventListener('mousedown', event => {
    const option = event.target.closest?.('#matches [role="option"]');
    if (option) { event.preventDefault(); take(option); }
  });
  document.addEventListener('click', event => {
    const id = event.target.closest?.('button')?.id;
    if (['save', 'save-open', 'discard-sure'].includes(id)) leaving = true; // no draft of what is being saved or thrown away
    if (id === 'save') { event.target.closest('button').disabled = true; lfCallSave(); }
    if (id === 'not-them') lfCallNobody();
    const other = event.target.closest?.('[data-begun]')?.dataset.begun;
    if (other) { byId('drop-ask').dataset.of = other; byId('drop-ask').showModal(); }
    if (id === 'drop-keep' || id === 'drop-sure') byId('drop-ask').close();
    if (id === 'drop-sure') lfCallDrop([{ name: 'drop', value: byId('drop-ask').dataset.of }, { name: 'entry', value: byId('call').elements.entry.value }]);
    if (id === 'discard') { if (FIELDS.some(field => byId(field).value)) byId('discard-ask').showModal(); else byId('discard-sure').click(); }
    if (id === 'keep-writing') byId('discard-ask').close();
  });

  document.addEventListener('keydown', event => {
    if (document.querySelector('dialog[open]')) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      byId('save').click();
    } else if (event.altKey && !event.ctrlKey && event.code === 'KeyN') {
      event.preventDefault();
      byId('note').focus();
    } else if (event.target.id === 'from' && (event.key === 'ArrowDown' || event.key === 'ArrowUp') && options().length) {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.target.id === 'from' && event.key === 'Escape' && options().length) {
      event.preventDefault();
      closeList();
    } else if (event.key === 'Enter' && event.target.matches?.('#call input')) {
      event.preventDefault(); // Enter in a field must not save half a call
      const option = options().find(o => o.getAttribute('aria-selected') === 'true');
      if (event.target.id === 'from' && option) take(option);
    }
  });

  const keep = () => {
    if (!touched || keeping || leaving || held) return;
    touched = false;
    keeping = true;
    lfCallDraft();
  };
  setInterval(keep, DRAFT_MS);
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') keep(); }); // who looks elsewhere may sign out there

  // A draft that the browser sends by itself: while the page goes away, and by a page of a new session (more: its state and nonce).
  const send = more => {
    const call = byId('call'), id = 'keep-draft', body = new URLSearchParams(new FormData(call));
    Object.entries({ 'jakarta.faces.partial.ajax': 'true', 'jakarta.faces.source': id, 'jakarta.faces.partial.execute': id, [id]: id, ...more })
      .forEach(([name, value]) => body.set(name, value));
    return fetch(call.action, { method: 'POST', body, keepalive: true, headers: { 'Faces-Request': 'partial/ajax' } });
  };
  addEventListener('pagehide', () => { if (touched && !leaving && !held) send({}).catch(() => { /* gone */ }); });

  // The session ended while somebody typed: what stands here stays, and nothing is kept in the browser. Once the same person has signed in again, in another tab,
  // it is kept on the server and the page goes on with it. Asked as scripts ask: a sign-in page would get into the way of the one in the other tab.
  const who = page => [...page.querySelectorAll('.lf-brand small, #account summary')].map(part => part.textContent.trim()).join(' ');
  let asking = false;
  const goOn = async () => {
    if (!held || asking) return;
    asking = true;
    try {
      const at = `/calls/new?draft=${byId('call').elements.entry.value}`;
      const answer = await fetch(at, { headers: { 'X-Requested-With': 'XMLHttpRequest' }, redirect: 'manual' });
      const text = answer.ok ? await answer.text() : '', page = new DOMParser().parseFromString(text, 'text/html');
      const state = page.querySelector('input[name="jakarta.faces.ViewState"]')?.value, nonce = /csp\.init\('([^']+)'\)/.exec(text)?.[1];
      if (!state || !nonce || who(page) !== who(document)) return;
      const kept = await send({ 'jakarta.faces.ViewState': state, 'primefaces.nonce': nonce });
      if (kept.ok && /kept(&#34;|"):true/.test(await kept.text())) location.replace(at);
    } catch {
      // no network: asked again
    } finally {
      asking = false;
    }
  };
  setInterval(goOn, SIGN_IN_MS);
  addEventListener('focus', goOn);
  document.addEventListener('visibilitychange', goOn);
  window.leadflow.hold = () => {
    if (!FIELDS.some(field => byId(field)?.value)) return false;
    held = true;
    byId('signed-out').hidden = false;
    byId('signed-out').scrollIntoView({ block: 'nearest' });
    return true;
  };

  /** After a draft: the address leads to it, so that the page can be loaded anew. Not kept means saved or thrown away in another window; without an answer it is sent again. */
  window.leadflow.calls.kept = args => {
    keeping = false;
    if (args?.kept === undefined) touched = true;
    else if (args.kept) {
      byId('call').elements.entry.value = args.entry;
      history.replaceState(history.state, '', `/calls/new?draft=${args.entry}`);
    } else if (!leaving) {
      keeping = true;
      lfCallAnew();
    }
  };

  const timer = byId('timer'), shown = performance.now(), before = Number(timer.dataset.elapsed);
  const tick = () => {
    const s = before + Math.floor((performance.now() - shown) / 1000), two = n => String(n).padStart(2, '0');
    timer.textContent = s >= 3600 ? `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}` : `${two(Math.floor(s / 60))}:${two(s % 60)}`;
  };
  tick();
  setInterval(tick, 1000);

  new MutationObserver(list).observe(place, { childList: true, subtree: true });
  list();
  byId(form.dataset.focus)?.focus();
})();

// One call: saving by keys, and the question that a conflict asks.
(() => {
  const form = document.getElementById('edit');
  if (!form) return;
  const ask = () => {
    const dialog = document.getElementById('conflict');
    if (dialog && !dialog.open) {
      dialog.showModal();
      dialog.querySelector('input:checked')?.focus();
      dialog.addEventListener('cancel', event => { event.preventDefault(); document.getElementById('go-on').click(); });
    }
  };
  new MutationObserver(ask).observe(document.getElementById('content'), { childList: true, subtree: true });
  document.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      document.getElementById(document.getElementById('conflict') ? 'settle' : 'save').click();
    }
  });
})();
