import type { Overview } from '@anlan/api/client';
import { Link, type LinkProps } from '@tanstack/react-router';
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { type CallFilter, FAILED, STOPPED } from '../../api/calls.ts';
import { useMessages } from '../../messages/messages.ts';
import { useFormat } from '../../state/use-locale.ts';

interface Figure {
  readonly label: string;
  readonly value: number;
  readonly tone?: 'bad' | 'warn';
  /** What the number counts. */
  readonly link: Pick<LinkProps, 'to' | 'search'>;
}

/** The numbers of the day; each opens what it counts. */
export function Figures({ overview }: { readonly overview: Overview }): ReactNode {
  const { home } = useMessages();
  const format = useFormat();
  return (
    <ul className="an-figures">
      {useFigures(overview).map(({ label, value, tone, link }) => (
        <li key={label}>
          <Link {...link} className="an-figure">
            <Tooltip title={home.figures.since}>
              <span className="an-figure-label">{label}</span>
            </Tooltip>
            <span className={`an-figure-value ${tone && value > 0 ? `an-figure-${tone}` : ''}`}>
              {format.number(value)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function useFigures({ applications, running, today }: Overview): readonly Figure[] {
  const { figures } = useMessages().home;
  const callsOf = (filter: CallFilter): Figure['link'] => ({
    to: '/traffic',
    search: { ...filter, from: today.since },
  });
  return [
    { label: figures.applications, value: applications, link: { to: '/applications' } },
    { label: figures.running, value: running, link: { to: '/traffic', search: { outcome: 'running' } } },
    { label: figures.calls, value: today.calls, link: callsOf({}) },
    { label: figures.blocked, value: today.blocked, tone: 'bad', link: callsOf({ outcome: STOPPED }) },
    { label: figures.redacted, value: today.redacted, link: callsOf({ effect: 'redact' }) },
    { label: figures.labelled, value: today.labelled, link: callsOf({ labelled: true }) },
    { label: figures.failed, value: today.failed, tone: 'warn', link: callsOf({ outcome: FAILED }) },
  ];
}
