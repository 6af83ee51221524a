/** Runs in the framed window's last page: tells the page that opened it how it went. */
(() => {
  const { kind, window: windowId, returnUrl, values } = document.currentScript.dataset;
  if (parent === window) {
    if (returnUrl) location.replace(returnUrl);
    return;
  }
  parent.postMessage({ windowId, kind, returnUrl: returnUrl || null, values: JSON.parse(values) }, '*');
})();
