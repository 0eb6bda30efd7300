import type { Overview } from '@anlan/api/client';
import { CheckCircleFilled, ClockCircleOutlined, WarningFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useMessages } from '../../messages/messages.ts';
import { Panel } from '../../parts/panel.tsx';

type State = Overview['upstream']['state'];

const looks: Readonly<Record<State, { readonly icon: ReactNode; readonly tone: string }>> = {
  unknown: { icon: <ClockCircleOutlined />, tone: 'coverage-context' },
  up: { icon: <CheckCircleFilled />, tone: 'good' },
  down: { icon: <WarningFilled />, tone: 'bad' },
};

/** The model behind the gateway, and what to do when it is down. */
export function UpstreamPanel({ upstream }: { readonly upstream: Overview['upstream'] }): ReactNode {
  const { home } = useMessages();
  const { icon, tone } = looks[upstream.state];
  return (
    <Panel
      title={home.upstream.title}
      actions={
        <span
          className="an-tag"
          style={{ color: `var(--an-${tone}-ink)`, background: `var(--an-${tone}-ground)` }}
          data-upstream={upstream.state}
        >
          {icon}
          {home.upstream.states[upstream.state]}
        </span>
      }
    >
      <p>
        <strong>{upstream.name}</strong>
      </p>
      <p className="an-soft">{upstream.kind === 'tour' ? home.upstream.tour : home.upstream.openai}</p>
      {upstream.state === 'down' && <p className="an-soft">{home.upstream.downHelp}</p>}
    </Panel>
  );
}
