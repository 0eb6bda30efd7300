import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { applicationsQuery } from '../../api/applications.ts';
import type { RecordFilter } from '../../api/records.ts';
import { useMessages } from '../../messages/messages.ts';

const route = getRouteApi('/signed-in/log');

/** Filters of the log; they live in the address. */
export function LogFilters(): ReactNode {
  const { frame, log, traffic } = useMessages();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const applications = useQuery(applicationsQuery);
  const filter = (change: RecordFilter): void => void navigate({ search: withFilter(search, change), replace: true });
  return (
    <div className="an-filters an-filters-above">
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={search.application ?? null}
        placeholder={traffic.anyApplication}
        aria-label={log.filters.application}
        className="an-filter-text"
        options={(applications.data ?? []).map(({ id, profile }) => ({ value: id, label: profile.name }))}
        onChange={(application: string | undefined) => filter({ application })}
      />
      <Select
        allowClear
        value={search.kind ?? null}
        placeholder={log.anyKind}
        aria-label={log.filters.kind}
        className="an-filter-select"
        options={Object.entries(log.kinds).map(([value, label]) => ({ value, label }))}
        onChange={(kind: string | undefined) => filter({ kind })}
      />
      <Input.Search
        key={search.clause ?? ''}
        allowClear
        defaultValue={search.clause ?? ''}
        maxLength={120}
        className="an-filter-text"
        placeholder={log.filters.clausePlaceholder}
        aria-label={log.filters.clause}
        onSearch={(clause) => filter({ clause: clause.trim() })}
      />
      {search.request && <span className="an-log-request">{log.requestFilter(search.request)}</span>}
      {Object.keys(search).length > 0 && (
        <Button type="link" onClick={() => void navigate({ search: {}, replace: true })}>
          {frame.actions.clear}
        </Button>
      )}
    </div>
  );
}

interface LogSearch {
  application?: string;
  clause?: string;
  kind?: string;
  request?: string;
}

/** The filter with a change; empty parts leave the address. */
function withFilter(now: RecordFilter, change: RecordFilter): LogSearch {
  const entries = Object.entries({ ...now, ...change });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== ''));
}
