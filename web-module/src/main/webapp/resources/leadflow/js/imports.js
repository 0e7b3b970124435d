// Sends a chosen file as the body of a request, so that it never lies on the server's disk, and shows how far it is.
(() => {
  const form = document.getElementById('upload-form');
  if (!form) return;
  const file = document.getElementById('file');
  const error = document.getElementById('file-error');
  const line = document.getElementById('upload-line');
  const button = document.getElementById('upload');

  const refuse = sentence => {
    error.textContent = sentence;
    error.hidden = false;
    file.setAttribute('aria-invalid', 'true');
    button.disabled = false;
    line.textContent = '';
    file.focus();
  };

  const answered = request => {
    if (request.status === 201) location.assign(request.getResponseHeader('Location'));
    else if (request.status === 401) location.reload();
    else if (request.status === 429 && request.getResponseHeader('Retry-After')) refuse(form.dataset.busy); // a rate limit: its answer is a page
    else if (request.status === 422 || request.status === 429) refuse(request.responseText);
    else refuse(request.status === 413 ? form.dataset.large : form.dataset.failed);
  };

  form.addEventListener('submit', event => {
    event.preventDefault();
    const chosen = file.files[0];
    if (!chosen) return refuse(form.dataset.missing);
    if (chosen.size > Number(form.dataset.largest)) return refuse(form.dataset.large);
    error.hidden = true;
    file.removeAttribute('aria-invalid');
    button.disabled = true;
    line.textContent = form.dataset.sending;
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('X-File-Name', encodeURIComponent(chosen.name));
    request.setRequestHeader('X-Requested-With', 'XMLHttpRequest');
    request.upload.addEventListener('progress', at => {
      if (at.lengthComputable) line.textContent = `${form.dataset.sending} ${Math.floor(at.loaded * 100 / at.total)} %`;
    });
    request.addEventListener('load', () => answered(request));
    request.addEventListener('error', () => refuse(form.dataset.failed));
    request.send(chosen);
  });
})();
