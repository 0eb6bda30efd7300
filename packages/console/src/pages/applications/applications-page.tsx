import type { ApplicationSummary } from '@anlan/api/client';
import { levels } from '@anlan/grading';
import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { applicationsQuery } from '../../api/applications.ts';
import { useRight } from '../../api/session.ts';
import { useMessages } from '../../messages/messages.ts';
import { Async } from '../../parts/async.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Page } from '../../parts/page.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useFormat } from '../../state/use-locale.ts';
import { ApplicationsTable } from './applications-table.tsx';
import './applications.css';

const route = getRouteApi('/signed-in/applications');

/** Every registered application, how grave it is and how it stands. */
export function ApplicationsPage(): ReactNode {
  const { applications: words } = useMessages();
  const search = route.useSearch();
  const query = useQuery(applicationsQuery);
  return (
    <Page title={words.title} lead={words.lead} actions={<RegisterButton />}>
      <Async query={query}>
        {(all) =>
          all.length === 0 ? (
            <Panel>
              <EmptyState title={words.empty} help={words.emptyHelp} action={<RegisterButton />} />
            </Panel>
          ) : (
            <Panel>
              <Filters shown={filterApplications(all, search).length} all={all.length} />
              <ApplicationsTable applications={filterApplications(all, search)} />
            </Panel>
          )
        }
      </Async>
    </Page>
  );
}

function filterApplications(
  all: readonly ApplicationSummary[],
  { q = '', level }: { readonly q?: string; readonly level?: number },
): readonly ApplicationSummary[] {
  const wanted = q.toLowerCase();
  return all.filter(
    ({ profile, code, grade }) =>
      (level === undefined || grade.level === level) &&
      (profile.name.toLowerCase().includes(wanted) || code.toLowerCase().includes(wanted)),
  );
}

function RegisterButton(): ReactNode {
  const { applications: words } = useMessages();
  if (!useRight('applications.write')) return null;
  return (
    <Link to="/applications/new">
      <Button type="primary" icon={<PlusOutlined />} data-testid="new-application" tabIndex={-1}>
        {words.register}
      </Button>
    </Link>
  );
}

function Filters({ shown, all }: { readonly shown: number; readonly all: number }): ReactNode {
  const { applications: words, frame, words: general } = useMessages();
  const format = useFormat();
  const { q, level } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <div className="an-filters an-filters-above">
      <Input.Search
        allowClear
        defaultValue={q ?? ''}
        placeholder={words.filterText}
        aria-label={words.filterText}
        className="an-filter-text"
        onSearch={(text) => void navigate({ search: (now) => withText(now, text.trim()), replace: true })}
      />
      <Select
        allowClear
        value={level ?? null}
        placeholder={words.filterLevel}
        aria-label={words.filterLevel}
        className="an-filter-select"
        options={levels.map((value) => ({ value, label: general.levels[value] }))}
        onChange={(value: number | undefined) =>
          void navigate({ search: (now) => withLevel(now, value), replace: true })
        }
      />
      {shown !== all && <span className="an-faint">{frame.filtered(format.number(shown), format.number(all))}</span>}
    </div>
  );
}

interface Search {
  readonly q?: string;
  readonly level?: number;
}

function withText({ level }: Search, q: string): Search {
  return { ...(level !== undefined && { level }), ...(q !== '' && { q }) };
}

function withLevel({ q }: Search, level: number | undefined): Search {
  return { ...(q !== undefined && { q }), ...(level !== undefined && { level }) };
}
