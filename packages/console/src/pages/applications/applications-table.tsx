import type { ApplicationSummary } from '@anlan/api/client';
import { Link } from '@tanstack/react-router';
import { Table, type TableColumnsType, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { STOPPED } from '../../api/calls.ts';
import { useMessages } from '../../messages/messages.ts';
import { LevelTag } from '../../parts/level-tag.tsx';
import { Ago } from '../../parts/moment.tsx';
import { ShareBar } from '../../parts/share-bar.tsx';
import { useFormat } from '../../state/use-locale.ts';

/** The portfolio: level, traffic and records beside each other. */
export function ApplicationsTable({
  applications,
}: {
  readonly applications: readonly ApplicationSummary[];
}): ReactNode {
  const { applications: words } = useMessages();
  return (
    <Table<ApplicationSummary>
      rowKey="id"
      columns={useColumns()}
      dataSource={applications}
      pagination={applications.length > 50 && { pageSize: 50, showSizeChanger: false }}
      scroll={{ x: 820 }}
      locale={{ emptyText: words.noMatch }}
      rowClassName="an-application-row"
      onRow={({ code }) => ({ 'data-testid': `application-${code}` }) as object}
    />
  );
}

function useColumns(): TableColumnsType<ApplicationSummary> {
  const { applications: words } = useMessages();
  const format = useFormat();
  return [
    { title: words.columns.name, key: 'name', render: (_, application) => <Name application={application} /> },
    {
      title: words.columns.level,
      key: 'level',
      width: 150,
      sorter: (a, b) => a.grade.level - b.grade.level,
      render: (_, { grade }) => <LevelTag level={grade.level} />,
    },
    {
      title: words.columns.calls,
      dataIndex: 'calls',
      width: 96,
      align: 'right',
      className: 'an-number',
      sorter: (a, b) => a.calls - b.calls,
      render: (_, { id, calls }) => (
        <Link to="/traffic" search={{ application: id }}>
          {format.number(calls)}
        </Link>
      ),
    },
    {
      title: words.columns.stopped,
      dataIndex: 'stopped',
      width: 96,
      align: 'right',
      className: 'an-number',
      sorter: (a, b) => a.stopped - b.stopped,
      render: (_, { id, stopped }) => (
        <Link to="/traffic" search={{ application: id, outcome: STOPPED }}>
          {format.number(stopped)}
        </Link>
      ),
    },
    {
      title: words.columns.evidence,
      key: 'evidence',
      width: 190,
      render: (_, { clausesEvidenced, clausesDue }) => (
        <ShareBar
          part={clausesEvidenced}
          whole={clausesDue}
          label={words.evidenceOf(format.number(clausesEvidenced), format.number(clausesDue))}
        />
      ),
    },
    {
      title: words.columns.lastCall,
      key: 'lastCall',
      width: 130,
      render: (_, { lastCallAt }) => <Ago time={lastCallAt} />,
    },
  ];
}

function Name({ application }: { readonly application: ApplicationSummary }): ReactNode {
  const { applications: words } = useMessages();
  const { id, code, profile, example, active } = application;
  return (
    <div className="an-application-name">
      <Link to="/applications/$id" params={{ id }} title={profile.name}>
        {profile.name}
      </Link>
      <span className="an-application-marks">
        <code className="an-faint">{code}</code>
        {example && (
          <Tooltip title={words.exampleHelp}>
            <span className="an-origin an-origin-demo">{words.example}</span>
          </Tooltip>
        )}
        {!active && <span className="an-tag an-tag-off">{words.inactive}</span>}
      </span>
    </div>
  );
}
