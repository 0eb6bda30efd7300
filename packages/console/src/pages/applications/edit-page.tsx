import { ApiError, type ApplicationSummary } from '@anlan/api/client';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { applicationQuery, useChangeApplication } from '../../api/applications.ts';
import { useMessages } from '../../messages/messages.ts';
import { Async } from '../../parts/async.tsx';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { useNotice } from '../../state/use-notice.tsx';
import { ProfileForm } from './profile-form.tsx';

const route = getRouteApi('/signed-in/applications/$id/edit');

/** Changing what is registered; the version guards against overwriting somebody else's change. */
export function EditPage(): ReactNode {
  const { applications: words } = useMessages();
  const { id } = route.useParams();
  const application = useQuery(applicationQuery(id));
  const name = application.data?.profile.name ?? '';
  return (
    <Page title={words.editTitle(name)} lead={words.editLead}>
      <Async query={application}>{(data) => <EditForm current={data} />}</Async>
    </Page>
  );
}

function EditForm({ current }: { readonly current: ApplicationSummary }): ReactNode {
  const { applications: words, frame } = useMessages();
  const notice = useNotice();
  const navigate = useNavigate();
  // The state that the form was filled from: what arrives later must not slip under the person's hands.
  const [base, setBase] = useState(current);
  const change = useChangeApplication();
  const open = (): void => void navigate({ to: '/applications/$id', params: { id: base.id } });
  const conflict = change.error instanceof ApiError && change.error.code === 'conflict';
  const reload = (): void => {
    change.reset();
    setBase(current);
  };
  return (
    <ProfileForm
      key={base.version}
      initial={base.profile}
      submit={frame.actions.save}
      pending={change.isPending}
      onCancel={open}
      problem={
        conflict ? (
          <Conflict version={current.version} onReload={reload} />
        ) : (
          change.error && <Problem error={change.error} />
        )
      }
      onSubmit={(profile) =>
        change.mutate(
          { id: base.id, version: base.version, profile },
          {
            onSuccess: () => {
              void notice.success(words.saved);
              open();
            },
          },
        )
      }
    />
  );
}

interface ConflictProps {
  readonly version: number;
  readonly onReload: () => void;
}

function Conflict({ version, onReload }: ConflictProps): ReactNode {
  const { applications: words } = useMessages();
  return (
    <Alert
      type="warning"
      showIcon
      title={words.conflictTitle}
      description={
        <>
          <p>{words.conflict(version)}</p>
          <Button size="small" onClick={onReload} data-testid="conflict-reload">
            {words.conflictReload}
          </Button>
        </>
      }
      data-testid="conflict"
    />
  );
}
