/* LeadFlow Legal - the account page follows the system's colours, as the sign-in does. */
const dark = matchMedia('(prefers-color-scheme: dark)');
const follow = () => document.documentElement.classList.toggle(document.documentElement.dataset.dark, dark.matches);
dark.addEventListener('change', follow);
follow();
