import type { Call } from '@anlan/api/client';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Format } from '../format/format.ts';
import { useMessages } from '../messages/messages.ts';
import { useFormat } from '../state/use-locale.ts';
import { CopyText } from './copy-text.tsx';
import { type Fact, Facts } from './facts.tsx';
import { Moment } from './moment.tsx';
import { OriginTag } from './origin-tag.tsx';

/** Everything about a call that is neither verdict nor record. */
export function CallFacts({ call }: { readonly call: Call }): ReactNode {
  return <Facts facts={useFacts(call)} />;
}

function useFacts(call: Call): readonly Fact[] {
  const { frame, traffic } = useMessages();
  const { call: words } = traffic;
  const format = useFormat();
  return [
    { label: traffic.columns.application, value: <ApplicationLink call={call} /> },
    { label: words.label, value: call.label ?? <span className="an-faint">{words.noLabel}</span> },
    { label: words.model, value: call.model ?? frame.unknown },
    { label: words.surface, value: `${call.surface} · ${call.stream ? words.stream : words.whole}` },
    { label: words.opened, value: <Moment time={call.openedAt} /> },
    { label: words.closed, value: call.closedAt ? <Moment time={call.closedAt} /> : words.stillRunning },
    {
      label: words.duration,
      value: call.durationMs === null ? words.stillRunning : format.duration(call.durationMs),
    },
    { label: words.usage, value: useUsage(call, format) },
    { label: words.origin, value: <OriginTag origin={call.origin} /> },
    ...(call.errorCode ? [{ label: words.error, value: <code>{call.errorCode}</code> }] : []),
    { label: words.request, value: <CopyText text={call.requestId} /> },
  ];
}

function useUsage({ usage }: Call, format: Format): ReactNode {
  const { frame, traffic } = useMessages();
  const count = (value: number | null): string => (value === null ? frame.unknown : format.number(value));
  if (!usage) return <span className="an-faint">{traffic.call.usageUnknown}</span>;
  return traffic.call.usageOf(count(usage.inputTokens), count(usage.outputTokens));
}

function ApplicationLink({ call }: { readonly call: Call }): ReactNode {
  const { traffic } = useMessages();
  const { application } = call;
  if (!application) return <span className="an-faint">{traffic.noApplication}</span>;
  return (
    <Link to="/applications/$id" params={{ id: application.id }}>
      {application.name}
    </Link>
  );
}
