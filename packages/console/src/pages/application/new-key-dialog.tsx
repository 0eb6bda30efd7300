import { Alert, Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useCreateKey } from '../../api/keys.ts';
import { useMessages } from '../../messages/messages.ts';
import { CodeBlock } from '../../parts/copy-text.tsx';
import { Problem } from '../../parts/problem.tsx';

interface NewKeyDialogProps {
  readonly application: string;
  readonly onClose: () => void;
}

/** Asks for a name, then shows the key this once. Closing drops it from memory. */
export function NewKeyDialog({ application, onClose }: NewKeyDialogProps): ReactNode {
  const { application: words, frame } = useMessages();
  const [form] = Form.useForm<{ name: string }>();
  const create = useCreateKey(application);
  const secret = create.data?.secret;
  if (secret !== undefined) {
    return (
      <Modal
        open
        title={words.keyShownTitle}
        okText={words.keyShownDone}
        onOk={onClose}
        okButtonProps={{ 'data-testid': 'key-saved' }}
        cancelButtonProps={{ style: { display: 'none' } }}
        // Neither a stray click nor Esc may lose a key that is never shown again.
        mask={{ closable: false }}
        keyboard={false}
        closable={false}
      >
        <Alert type="warning" showIcon title={words.keyShown} className="an-key-warning" />
        <div data-testid="key-secret">
          <CodeBlock code={secret} />
        </div>
      </Modal>
    );
  }
  return (
    <Modal
      open
      title={words.keyNew}
      okText={words.keyCreate}
      cancelText={frame.actions.cancel}
      confirmLoading={create.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      okButtonProps={{ 'data-testid': 'key-submit' }}
    >
      <Form form={form} layout="vertical" onFinish={({ name }) => create.mutate(name.trim())}>
        <Form.Item
          name="name"
          label={words.keyName}
          extra={words.keyNameHelp}
          rules={[{ required: true, whitespace: true, max: 60 }]}
        >
          <Input
            autoFocus
            maxLength={60}
            autoComplete="off"
            placeholder={words.keyNamePlaceholder}
            data-testid="key-name"
          />
        </Form.Item>
      </Form>
      {create.error && <Problem error={create.error} />}
    </Modal>
  );
}
