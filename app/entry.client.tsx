import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';

/**
 * Remix reads the page's data by suspending the whole document, and a click in that moment is more than React can hydrate
 * (its error 345). Asked once outside of React, Remix begins to read and throws what to wait for; until then links and
 * forms are the browser's own, as without scripts.
 */
async function dataIsRead(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (thrown) {
    if (!(thrown instanceof Promise)) throw thrown;
    await thrown;
  }
}

void dataIsRead().then(() =>
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    );
  }),
);

const keepForOffline = () => {
  navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
};

// After the page is usable: what the worker fetches then does not stand in anyone's way. This module is loaded
// asynchronously and may come when the page is long complete.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  if (document.readyState === 'complete') keepForOffline();
  else window.addEventListener('load', keepForOffline);
}
