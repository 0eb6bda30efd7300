import { UserOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../api/client.ts';
import { useSession } from '../api/session.ts';
import { useMessages } from '../messages/messages.ts';

/** Who is signed in, as what, and the way out. */
export function AccountMenu(): ReactNode {
  const { frame, words } = useMessages();
  const session = useSession();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const signOut = useMutation({
    mutationFn: () => client.call('signOut'),
    onSuccess: async () => {
      await navigate({ to: '/sign-in' });
      cache.clear();
    },
  });
  if (!session) return null;
  const { name, role } = session.account;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'who', type: 'group', label: `${name} · ${words.accountRoles[role]}` },
          { key: 'sign-out', label: <span data-testid="sign-out">{frame.signOut}</span> },
        ],
        onClick: ({ key }) => key === 'sign-out' && signOut.mutate(),
      }}
    >
      <Button
        type="text"
        icon={<UserOutlined />}
        aria-label={`${frame.account}${frame.colon}${name}`}
        data-testid="account-menu"
      >
        <span className="an-account-name">{name}</span>
      </Button>
    </Dropdown>
  );
}
