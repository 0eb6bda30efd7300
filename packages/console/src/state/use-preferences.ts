import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { type Preferences, preferences } from './preferences.ts';

/** The preferences of this browser; the component renders again when they change. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(preferences.subscribe, preferences.get);
}

/** The scheme in force: the choice of the person, or that of the system; paper is always light. */
export function useScheme(): 'light' | 'dark' {
  const { theme } = usePreferences();
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  const printing = useMedia('print');
  if (printing) return 'light';
  if (theme === 'system') return systemDark ? 'dark' : 'light';
  return theme;
}

function useMedia(query: string): boolean {
  const media = useMemo(() => matchMedia(query), [query]);
  const subscribe = useCallback(
    (listener: () => void) => {
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    [media],
  );
  return useSyncExternalStore(subscribe, () => media.matches);
}
