import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  );
});

const keepForOffline = () => {
  navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
};

// After the page is usable: what the worker fetches then does not stand in anyone's way. This module is loaded
// asynchronously and may come when the page is long complete.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  if (document.readyState === 'complete') keepForOffline();
  else window.addEventListener('load', keepForOffline);
}
