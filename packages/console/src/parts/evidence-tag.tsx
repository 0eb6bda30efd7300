import { CheckCircleFilled, ExperimentOutlined, MinusCircleOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../messages/messages.ts';
import type { EvidenceState } from './evidence-state.ts';

const looks: Readonly<Record<EvidenceState, { readonly icon: ReactNode; readonly tone: string }>> = {
  recorded: { icon: <CheckCircleFilled />, tone: 'good' },
  uncounted: { icon: <ExperimentOutlined />, tone: 'action-redact' },
  missing: { icon: <MinusCircleOutlined />, tone: 'coverage-context' },
};

/** Whether a clause has records: three states, never a verdict. */
export function EvidenceTag({ state }: { readonly state: EvidenceState }): ReactNode {
  const { words } = useMessages();
  const { icon, tone } = looks[state];
  return (
    <Tooltip title={words.evidenceHelp[state]}>
      <span
        className="an-tag"
        style={{ color: `var(--an-${tone}-ink)`, background: `var(--an-${tone}-ground)` }}
        data-evidence={state}
      >
        {icon}
        {words.evidence[state]}
      </span>
    </Tooltip>
  );
}
