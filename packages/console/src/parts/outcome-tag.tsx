import type { CallOutcome } from '@anlan/api/client';
import {
  CheckOutlined,
  CloseCircleOutlined,
  DisconnectOutlined,
  LoadingOutlined,
  StopOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useMessages } from '../messages/messages.ts';

const looks: Readonly<Record<CallOutcome, { readonly icon: ReactNode; readonly tone: string }>> = {
  running: { icon: <LoadingOutlined />, tone: 'action-flag' },
  completed: { icon: <CheckOutlined />, tone: 'good' },
  blocked_input: { icon: <StopOutlined />, tone: 'bad' },
  blocked_output: { icon: <StopOutlined />, tone: 'bad' },
  upstream_failed: { icon: <WarningOutlined />, tone: 'warn' },
  client_gone: { icon: <DisconnectOutlined />, tone: 'coverage-context' },
  refused: { icon: <CloseCircleOutlined />, tone: 'warn' },
  interrupted: { icon: <WarningOutlined />, tone: 'warn' },
};

/** How a call ended. */
export function OutcomeTag({ outcome }: { readonly outcome: CallOutcome }): ReactNode {
  const { words } = useMessages();
  const { icon, tone } = looks[outcome];
  return (
    <span
      className="an-tag"
      style={{ color: `var(--an-${tone}-ink)`, background: `var(--an-${tone}-ground)` }}
      data-outcome={outcome}
    >
      {icon}
      {words.outcomes[outcome]}
    </span>
  );
}
