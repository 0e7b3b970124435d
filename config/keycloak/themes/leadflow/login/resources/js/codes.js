/* LeadFlow Legal - recovery codes: to paper, to a file, to the clipboard. */
const list = document.getElementById('kc-recovery-codes-list');
const codes = () => Array.from(list.querySelectorAll('li'), (item, index) => `${index + 1}: ${item.textContent.trim()}`).join('\r\n') + '\r\n';

document.getElementById('printRecoveryCodes').addEventListener('click', () => print());

document.getElementById('downloadRecoveryCodes').addEventListener('click', () => {
  const { head, about, made } = list.dataset;
  const file = new Blob([`${head}\r\n\r\n${codes()}\r\n${about}\r\n\r\n${made} ${new Date().toLocaleString(document.documentElement.lang)}\r\n`], { type: 'text/plain' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = 'recovery-codes.txt';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
});

document.getElementById('copyRecoveryCodes').addEventListener('click', async (event) => {
  const button = event.currentTarget;
  await navigator.clipboard.writeText(codes());
  button.textContent = button.dataset.done;
});
