import { Alert, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../messages/messages.ts';
import { CodeBlock } from '../../parts/copy-text.tsx';
import { useFormat } from '../../state/use-locale.ts';

export interface ShownLink {
  readonly url: string;
  readonly expiresAt: string;
  readonly name: string;
}

interface LinkDialogProps {
  readonly link: ShownLink;
  readonly onClose: () => void;
}

/** A one-time link, shown this once. */
export function LinkDialog({ link, onClose }: LinkDialogProps): ReactNode {
  const { administration } = useMessages();
  const { accounts: words } = administration;
  const format = useFormat();
  return (
    <Modal
      open
      title={words.linkTitle(link.name)}
      okText={words.linkDone}
      onOk={onClose}
      okButtonProps={{ 'data-testid': 'account-link-done' }}
      cancelButtonProps={{ style: { display: 'none' } }}
      mask={{ closable: false }}
      keyboard={false}
      closable={false}
    >
      <Alert
        type="warning"
        showIcon
        title={words.linkHelp}
        description={words.linkExpires(format.moment(link.expiresAt))}
        className="an-dialog-lead"
      />
      <div data-testid="account-link">
        <CodeBlock code={link.url} />
      </div>
    </Modal>
  );
}
