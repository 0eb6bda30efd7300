import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { applicationsQuery } from '../api/applications.ts';
import { searchQuery } from '../api/catalog.ts';
import { clauseLabel } from '../format/clause-label.ts';
import { useMessages } from '../messages/messages.ts';
import { useLocalise } from '../state/use-locale.ts';
import { usePages } from './navigation.tsx';

export interface Hit {
  readonly group: 'pages' | 'applications' | 'clauses';
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly open: () => void;
}

const MAX_CLAUSES = 12;

export function hitKey(hit: Hit): string {
  return `${hit.group}:${hit.id}`;
}

/** What a search finds: pages and applications here, clauses by the server's index. */
export function useHits(text: string): readonly Hit[] {
  const query = useDeferredValue(text);
  return [...usePageHits(query), ...useApplicationHits(query), ...useClauseHits(query)];
}

function usePageHits(text: string): readonly Hit[] {
  const { frame } = useMessages();
  const navigate = useNavigate();
  return usePages()
    .flatMap(({ entries }) => entries)
    .filter(({ section }) => matches(text, frame.nav[section], section))
    .map(({ section, to }) => ({
      group: 'pages' as const,
      id: section,
      name: frame.nav[section],
      detail: '',
      open: () => void navigate({ to }),
    }));
}

function useApplicationHits(text: string): readonly Hit[] {
  const { words } = useMessages();
  const navigate = useNavigate();
  const applications = useQuery(applicationsQuery);
  return (applications.data ?? [])
    .filter(({ code, profile }) => matches(text, profile.name, code))
    .slice(0, 8)
    .map(({ id, code, profile, grade }) => ({
      group: 'applications' as const,
      id,
      name: profile.name,
      detail: `${code} · ${words.levels[grade.level]}`,
      open: () => void navigate({ to: '/applications/$id', params: { id } }),
    }));
}

function useClauseHits(text: string): readonly Hit[] {
  const localise = useLocalise();
  const navigate = useNavigate();
  const found = useQuery({ ...searchQuery(text, MAX_CLAUSES), placeholderData: (previous) => previous });
  if (text === '') return [];
  return (found.data ?? []).map(({ id, title }) => ({
    group: 'clauses' as const,
    id,
    name: clauseLabel(id),
    detail: localise(title),
    open: () => void navigate({ to: '/clauses/$', params: { _splat: id } }),
  }));
}

function matches(text: string, ...names: readonly string[]): boolean {
  const wanted = text.toLowerCase();
  return names.some((name) => name.toLowerCase().includes(wanted));
}
