import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { consoleError } from './api/errors.ts';
import { App } from './app.tsx';
import { loadLanguage } from './messages/messages.ts';
import { captureLinkToken } from './pages/sign-in/link-token.ts';
import { preferences } from './state/preferences.ts';
import './styles/base.css';
import './styles/parts.css';

// Before the router reads the address: the token must leave the address bar and the history first.
captureLinkToken();

// After an upgrade of the server the old pages are gone: whoever had the console open gets the new one, once.
const RELOADED = 'anlan.reloaded-for';
window.addEventListener('vite:preloadError', () => {
  if (sessionStorage.getItem(RELOADED) === window.location.href) return;
  sessionStorage.setItem(RELOADED, window.location.href);
  window.location.reload();
});

const root = document.getElementById('root');
if (!root) throw consoleError('context_missing', 'index.html has no #root');
await loadLanguage(preferences.get().locale);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
