import { type Role, roles } from '@anlan/api/client';
import { Form, Input, Modal, Radio } from 'antd';
import type { ReactNode } from 'react';
import { type NewAccount, useCreateAccount } from '../../api/accounts.ts';
import { useMessages } from '../../messages/messages.ts';
import { Problem } from '../../parts/problem.tsx';
import type { ShownLink } from './link-dialog.tsx';
import { RoleOption } from './role-select.tsx';

interface NewAccountDialogProps {
  readonly onClose: () => void;
  readonly onCreated: (link: ShownLink) => void;
}

/** Least privilege: the role with the fewest rights is chosen until somebody chooses otherwise. */
const DEFAULT_ROLE: Role = 'auditor';

export function NewAccountDialog({ onClose, onCreated }: NewAccountDialogProps): ReactNode {
  const { administration, frame } = useMessages();
  const { accounts: words } = administration;
  const [form] = Form.useForm<NewAccount>();
  const create = useCreateAccount();
  const submit = (values: NewAccount): void =>
    create.mutate(
      { name: values.name.trim(), role: values.role },
      { onSuccess: ({ account, link }) => onCreated({ ...link, name: account.name }) },
    );
  return (
    <Modal
      open
      title={words.createTitle}
      okText={words.submit}
      cancelText={frame.actions.cancel}
      confirmLoading={create.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="an-soft an-dialog-lead">{words.createHelp}</p>
      <Form<NewAccount> form={form} layout="vertical" initialValues={{ role: DEFAULT_ROLE }} onFinish={submit}>
        <Form.Item
          name="name"
          label={words.name}
          rules={[{ required: true, whitespace: true, message: words.nameRequired }]}
        >
          <Input
            autoFocus
            maxLength={60}
            autoComplete="off"
            placeholder={words.namePlaceholder}
            data-testid="account-name"
          />
        </Form.Item>
        <Form.Item name="role" label={words.role}>
          <Radio.Group className="an-role-choices">
            {roles.map((role) => (
              <Radio key={role} value={role}>
                <RoleOption role={role} />
              </Radio>
            ))}
          </Radio.Group>
        </Form.Item>
      </Form>
      {create.error && <Problem error={create.error} />}
    </Modal>
  );
}
