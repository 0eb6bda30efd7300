import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { packsQuery } from '../api/catalog.ts';
import { useLocalise } from '../state/use-locale.ts';

/** Title of an instrument; its id until the catalogue is there. */
export function PackTitle({ id }: { readonly id: string }): ReactNode {
  const packs = useQuery(packsQuery);
  const localise = useLocalise();
  const pack = packs.data?.find((candidate) => candidate.id === id);
  return pack ? localise(pack.title) : id;
}
