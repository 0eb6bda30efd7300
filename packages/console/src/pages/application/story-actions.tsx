import type { ApplicationSummary } from '@anlan/api/client';
import { EditOutlined, PauseCircleOutlined, PlayCircleOutlined, PrinterOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Popconfirm } from 'antd';
import type { ReactNode } from 'react';
import { useChangeApplication } from '../../api/applications.ts';
import { useRight } from '../../api/session.ts';
import { useMessages } from '../../messages/messages.ts';
import { useExplanation } from '../../parts/problem.tsx';
import { useNotice } from '../../state/use-notice.tsx';

/** What can be done with an application. */
export function StoryActions({ application }: { readonly application: ApplicationSummary }): ReactNode {
  const { application: words, frame } = useMessages();
  const mayWrite = useRight('applications.write');
  return (
    <>
      <Button className="an-no-print" icon={<PrinterOutlined />} onClick={() => window.print()}>
        {frame.actions.print}
      </Button>
      {mayWrite && (
        <>
          <ActiveSwitch application={application} />
          <Link to="/applications/$id/edit" params={{ id: application.id }} className="an-no-print">
            <Button type="primary" icon={<EditOutlined />} tabIndex={-1} data-testid="edit-application">
              {words.edit}
            </Button>
          </Link>
        </>
      )}
    </>
  );
}

/** Stopping asks first, starting does not: it can be undone either way. */
function ActiveSwitch({ application }: { readonly application: ApplicationSummary }): ReactNode {
  const { application: words, frame } = useMessages();
  const notice = useNotice();
  const explain = useExplanation();
  const change = useChangeApplication();
  const set = (active: boolean): void =>
    change.mutate(
      { id: application.id, version: application.version, active },
      {
        onSuccess: () => void notice.success(active ? words.activated : words.deactivated),
        onError: (error) => void notice.error(explain(error)),
      },
    );
  if (!application.active) {
    return (
      <Button
        className="an-no-print"
        icon={<PlayCircleOutlined />}
        loading={change.isPending}
        onClick={() => set(true)}
      >
        {words.activate}
      </Button>
    );
  }
  return (
    <Popconfirm
      title={words.deactivate}
      description={<div className="an-confirm">{words.deactivateConfirm}</div>}
      okText={words.deactivate}
      okButtonProps={{ danger: true }}
      cancelText={frame.actions.cancel}
      onConfirm={() => set(false)}
    >
      <Button className="an-no-print" icon={<PauseCircleOutlined />} loading={change.isPending}>
        {words.deactivate}
      </Button>
    </Popconfirm>
  );
}
