import type { Account } from '@anlan/api/client';
import { Button, Popconfirm } from 'antd';
import type { ReactNode } from 'react';
import { useChangeAccount, useLinkAccount } from '../../api/accounts.ts';
import { useMessages } from '../../messages/messages.ts';
import { useExplanation } from '../../parts/problem.tsx';
import { useNotice } from '../../state/use-notice.tsx';
import type { ShownLink } from './link-dialog.tsx';

interface AccountActionsProps {
  readonly account: Account;
  readonly onLink: (link: ShownLink) => void;
}

/** A new sign-in link, and disabling or enabling. */
export function AccountActions({ account, onLink }: AccountActionsProps): ReactNode {
  const { administration } = useMessages();
  const notice = useNotice();
  const explain = useExplanation();
  const link = useLinkAccount();
  return (
    <span className="an-account-actions">
      {!account.disabled && (
        <Button
          size="small"
          loading={link.isPending}
          onClick={() =>
            link.mutate(account.id, {
              onSuccess: (made) => onLink({ ...made, name: account.name }),
              onError: (error) => void notice.error(explain(error)),
            })
          }
        >
          {administration.accounts.link}
        </Button>
      )}
      <DisableButton account={account} />
    </span>
  );
}

function DisableButton({ account }: { readonly account: Account }): ReactNode {
  const { administration, frame } = useMessages();
  const { accounts: words } = administration;
  const notice = useNotice();
  const explain = useExplanation();
  const change = useChangeAccount();
  const set = (disabled: boolean): void =>
    change.mutate(
      { id: account.id, disabled },
      {
        onSuccess: () => void notice.success(disabled ? words.disabledDone : words.enabledDone),
        onError: (error) => void notice.error(explain(error)),
      },
    );
  if (account.disabled) {
    return (
      <Button size="small" loading={change.isPending} onClick={() => set(false)}>
        {words.enable}
      </Button>
    );
  }
  return (
    <Popconfirm
      title={words.disable}
      description={<div className="an-confirm">{words.disableConfirm}</div>}
      okText={words.disable}
      okButtonProps={{ danger: true }}
      cancelText={frame.actions.cancel}
      onConfirm={() => set(true)}
    >
      <Button size="small" type="text" danger loading={change.isPending}>
        {words.disable}
      </Button>
    </Popconfirm>
  );
}
