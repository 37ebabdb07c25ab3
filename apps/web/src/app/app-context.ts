import { createContext, useContext } from 'react';
import type { App } from './app.ts';

export const AppContext: React.Context<App | null> = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error('no AppContext above');
  return app;
}
