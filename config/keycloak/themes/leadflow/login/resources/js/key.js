/* LeadFlow Legal - security keys: asks the browser, and sends what it answers by the page's form. Fields and values are Keycloak's. */
const form = document.querySelector('form[data-key]');
const told = form.dataset;
const UNSAID = 'not specified';

/** Bytes of base64url, with or without the signs at its end. */
function bytes(text) {
  return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
}

/** Base64url without signs at its end. */
function text(buffer) {
  const letters = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('');
  return btoa(letters).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function keys(ids) {
  return (ids ?? '').split(',').filter((id) => id).map((id) => ({ type: 'public-key', id: bytes(id) }));
}

/** What was said; an empty object where it was left open. */
function said(name, value) {
  return value && value !== UNSAID ? { [name]: value } : {};
}

function timeout() {
  return Number(told.timeout) > 0 ? { timeout: Number(told.timeout) * 1000 } : {};
}

async function use() {
  const { response, id } = await navigator.credentials.get({
    publicKey: {
      rpId: told.host,
      challenge: bytes(told.challenge),
      allowCredentials: keys(told.known),
      ...said('userVerification', told.verification),
      ...timeout(),
    },
  });
  return {
    credentialId: id,
    clientDataJSON: text(response.clientDataJSON),
    authenticatorData: text(response.authenticatorData),
    signature: text(response.signature),
    userHandle: response.userHandle ? text(response.userHandle) : '',
  };
}

/** Which kind of key is asked for. */
function wanted() {
  const resident = told.resident !== UNSAID && told.resident || { Yes: 'required', No: 'discouraged' }[told.requireResident];
  return {
    ...said('authenticatorAttachment', told.attachment),
    ...said('userVerification', told.verification),
    ...(resident ? { residentKey: resident, requireResidentKey: resident === 'required' } : {}),
  };
}

async function add() {
  const algorithms = told.algorithms.split(',').filter((one) => one).map((one) => ({ type: 'public-key', alg: Number(one) }));
  const key = await navigator.credentials.create({
    publicKey: {
      challenge: bytes(told.challenge),
      rp: { id: told.host, name: told.product },
      user: { id: bytes(told.person), name: told.name, displayName: told.name },
      pubKeyCredParams: algorithms.length ? algorithms : [{ type: 'public-key', alg: -7 }],
      excludeCredentials: keys(told.known),
      authenticatorSelection: wanted(),
      ...said('attestation', told.attestation),
      ...timeout(),
    },
  });
  return {
    publicKeyCredentialId: text(key.rawId),
    clientDataJSON: text(key.response.clientDataJSON),
    attestationObject: text(key.response.attestationObject),
    transports: key.response.getTransports?.().join(',') ?? '',
    authenticatorAttachment: key.authenticatorAttachment ?? '',
  };
}

async function ask() {
  if (!window.PublicKeyCredential) {
    return { error: told.unsupported };
  }
  try {
    return await (told.key === 'add' ? add() : use());
  } catch (refused) {
    return { error: String(refused) };
  }
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (form.dataset.asking) {
    return;
  }
  form.dataset.asking = 'yes';
  for (const [name, value] of Object.entries(await ask())) {
    form.elements[name].value = value;
  }
  form.submit(); // without another submit event
});
