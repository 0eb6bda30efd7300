import { useSyncExternalStore } from 'react';
import { type Preferences, preferences } from './preferences.ts';

/** The preferences of this browser; the component renders again when they change. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(preferences.subscribe, preferences.get);
}

const darkQuery = matchMedia('(prefers-color-scheme: dark)');
const subscribeToSystem = (listener: () => void): (() => void) => {
  darkQuery.addEventListener('change', listener);
  return () => darkQuery.removeEventListener('change', listener);
};

/** The scheme in force: the choice of the person, or that of the system. */
export function useScheme(): 'light' | 'dark' {
  const { theme } = usePreferences();
  const systemDark = useSyncExternalStore(subscribeToSystem, () => darkQuery.matches);
  if (theme === 'system') return systemDark ? 'dark' : 'light';
  return theme;
}
