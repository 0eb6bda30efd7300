import { CopyOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../messages/messages.ts';
import { useCopy } from '../state/use-copy.ts';

/** A copy button for what stands beside it. */
export function CopyButton({ text }: { readonly text: string }): ReactNode {
  const { frame } = useMessages();
  const copy = useCopy();
  return (
    <Tooltip title={frame.actions.copy}>
      <Button
        className="an-no-print"
        type="text"
        size="small"
        icon={<CopyOutlined />}
        aria-label={frame.actions.copy}
        onClick={() => void copy(text)}
      />
    </Tooltip>
  );
}

/** A code, id or hash that can be copied; long ones wrap. */
export function CopyText({ text }: { readonly text: string }): ReactNode {
  return (
    <span className="an-copy-text">
      <code>{text}</code>
      <CopyButton text={text} />
    </span>
  );
}

/** A block of code with its copy button. */
export function CodeBlock({ code }: { readonly code: string }): ReactNode {
  return (
    <div className="an-code-block">
      <pre>{code}</pre>
      <CopyButton text={code} />
    </div>
  );
}
