import { type Account, type Role, roles } from '@anlan/api/client';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useChangeAccount } from '../../api/accounts.ts';
import { useMessages } from '../../messages/messages.ts';
import { useExplanation } from '../../parts/problem.tsx';
import { useNotice } from '../../state/use-notice.tsx';

/** The role of an account, changed on the spot; each role says what it may do. */
export function RoleSelect({ account }: { readonly account: Account }): ReactNode {
  const { administration, words } = useMessages();
  const notice = useNotice();
  const explain = useExplanation();
  const change = useChangeAccount();
  return (
    <Select<Role>
      value={account.role}
      loading={change.isPending}
      disabled={change.isPending}
      aria-label={administration.accounts.columns.role}
      className="an-role-select"
      popupMatchSelectWidth={320}
      options={roles.map((value) => ({ value, label: words.accountRoles[value] }))}
      optionRender={({ value }) => <RoleOption role={value as Role} />}
      onChange={(role) =>
        change.mutate(
          { id: account.id, role },
          {
            onSuccess: () => void notice.success(administration.accounts.roleChanged),
            onError: (error) => void notice.error(explain(error)),
          },
        )
      }
    />
  );
}

/** A role with what it means. */
export function RoleOption({ role }: { readonly role: Role }): ReactNode {
  const { words } = useMessages();
  return (
    <span className="an-role-option">
      {words.accountRoles[role]}
      <span className="an-faint">{words.accountRolesHelp[role]}</span>
    </span>
  );
}
