// The trail's page: where whoever searched goes on.
(() => {
  window.leadflow.audit = {
    /** The button is switched off while it asks, which takes the focus from it: to the first trail found, else to what was typed. */
    found() { (document.querySelector('#found a') ?? document.getElementById('typed')).focus(); }
  };
})();
