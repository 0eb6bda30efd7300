import { useNavigate } from '@tanstack/react-router';

import type { ReactNode } from 'react';
import { useCreateApplication } from '../../api/applications.ts';
import { useMessages } from '../../messages/messages.ts';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { useNotice } from '../../state/use-notice.tsx';
import { ProfileForm } from './profile-form.tsx';

/** Registering an application (6.2.1): questions, and the grade that follows. */
export function RegisterPage(): ReactNode {
  const { applications: words } = useMessages();
  const notice = useNotice();
  const navigate = useNavigate();
  const create = useCreateApplication();
  return (
    <Page title={words.registerTitle} lead={words.registerLead}>
      <ProfileForm
        submit={words.registerSubmit}
        pending={create.isPending}
        problem={create.error && <Problem error={create.error} />}
        onCancel={() => void navigate({ to: '/applications' })}
        onSubmit={(profile) =>
          create.mutate(profile, {
            onSuccess: ({ id }) => {
              void notice.success(words.registered(profile.name));
              void navigate({ to: '/applications/$id', params: { id } });
            },
          })
        }
      />
    </Page>
  );
}
