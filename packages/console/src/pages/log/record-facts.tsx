import type { RecordView } from '@anlan/api/client';
import { Link } from '@tanstack/react-router';
import { useMessages, wordOf } from '../../messages/messages.ts';
import { CopyText } from '../../parts/copy-text.tsx';
import type { Fact } from '../../parts/facts.tsx';
import { Moment } from '../../parts/moment.tsx';
import { OriginTag } from '../../parts/origin-tag.tsx';
import { useFormat } from '../../state/use-locale.ts';
import { useActorName } from './actor-name.ts';

/** The envelope of a record, labelled. */
export function useRecordFacts(record: RecordView): readonly Fact[] {
  const { log, words } = useMessages();
  const { record: labels } = log;
  const format = useFormat();
  const actorName = useActorName();
  const action = (name: string): string => wordOf(words.actions, name);
  return [
    { label: labels.kind, value: wordOf(log.kinds, record.kind), help: record.kind },
    { label: labels.at, value: <Moment time={record.at} /> },
    { label: labels.actor, value: actorName(record.actor), help: wordOf(words.actorKinds, record.actor.kind) },
    ...applicationFact(record, labels.application),
    { label: labels.origin, value: <OriginTag origin={record.origin} /> },
    ...(record.decision === null ? [] : [{ label: labels.decision, value: action(record.decision) }]),
    ...(record.effect === null ? [] : [{ label: labels.effect, value: action(record.effect) }]),
    ...requestFact(record, labels.request, labels.requestOpen),
    { label: labels.seq, value: format.number(record.seq) },
    { label: labels.id, value: <CopyText text={record.id} /> },
    { label: labels.hash, value: <CopyText text={record.hash} />, help: labels.hashHelp },
  ];
}

function applicationFact({ application }: RecordView, label: string): readonly Fact[] {
  if (!application) return [];
  const link = (
    <Link to="/applications/$id" params={{ id: application.id }}>
      {application.name}
    </Link>
  );
  return [{ label, value: link, help: application.code }];
}

/** A request leads to its call, where the record belongs to one, and to the other records of it. */
function requestFact({ requestId, kind }: RecordView, label: string, open: string): readonly Fact[] {
  if (requestId === null) return [];
  const isCall = kind.startsWith('call.') || kind === 'guard.verdict';
  const value = isCall ? (
    <Link to="/traffic" search={{ call: requestId }}>
      {open}
    </Link>
  ) : (
    <Link to="/log" search={{ request: requestId }}>
      {requestId}
    </Link>
  );
  return [{ label, value, ...(isCall && { help: requestId }) }];
}
