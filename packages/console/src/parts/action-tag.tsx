import type { VerdictView } from '@anlan/api/client';
import {
  CheckOutlined,
  EyeOutlined,
  FlagOutlined,
  HighlightOutlined,
  StopOutlined,
  SwapOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useMessages } from '../messages/messages.ts';

export type Action = VerdictView['decision'];

const icons: Readonly<Record<Action, ReactNode>> = {
  allow: <CheckOutlined />,
  flag: <FlagOutlined />,
  redact: <HighlightOutlined />,
  replace: <SwapOutlined />,
  review: <EyeOutlined />,
  block: <StopOutlined />,
};

/** One of the six guard actions: icon, word and colour. */
export function ActionTag({ action }: { readonly action: Action }): ReactNode {
  const { words } = useMessages();
  return (
    <span
      className="an-tag"
      style={{ color: `var(--an-action-${action}-ink)`, background: `var(--an-action-${action}-ground)` }}
      data-action={action}
    >
      {icons[action]}
      {words.actions[action]}
    </span>
  );
}
