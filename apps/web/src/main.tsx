import './theme/theme.css';
import './app/shell.css';
import './panels/panels.css';
import { KERNEL_ADDRESS } from 'virtual:kernel-address';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createApp } from './app/create-app.ts';
import { Root } from './app/root.tsx';
import { registerOffline } from './offline/register.ts';

const started = createApp(KERNEL_ADDRESS);
// For the browser's console, and for tests that ask what is drawn where.
Object.assign(globalThis, { clearway: started.app });
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Root started={started} />
  </StrictMode>,
);
// Vite's own server has no service worker to give.
if (import.meta.env.PROD) registerOffline();
