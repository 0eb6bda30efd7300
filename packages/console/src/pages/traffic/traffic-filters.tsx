import { type CallOutcome, callOutcomes } from '@anlan/api';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { applicationsQuery } from '../../api/applications.ts';
import { useMessages } from '../../messages/messages.ts';

const route = getRouteApi('/signed-in/traffic');

/** Filters that live in the address, so that a view can be sent to a colleague. */
export function TrafficFilters(): ReactNode {
  const { frame, traffic, words } = useMessages();
  const { application, outcome } = route.useSearch();
  const navigate = route.useNavigate();
  const applications = useQuery(applicationsQuery);
  const filter = (change: { application?: string | undefined; outcome?: CallOutcome | undefined }): void => {
    const next = { application, outcome, ...change };
    void navigate({
      search: {
        ...(next.application && { application: next.application }),
        ...(next.outcome && { outcome: next.outcome }),
      },
      replace: true,
    });
  };
  return (
    <div className="an-filters an-filters-above">
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={application ?? null}
        placeholder={traffic.anyApplication}
        aria-label={traffic.filters.application}
        className="an-filter-text"
        options={(applications.data ?? []).map(({ id, profile }) => ({ value: id, label: profile.name }))}
        onChange={(value: string | undefined) => filter({ application: value })}
      />
      <Select
        allowClear
        value={outcome ?? null}
        placeholder={traffic.anyOutcome}
        aria-label={traffic.filters.outcome}
        className="an-filter-select"
        options={callOutcomes.map((value) => ({ value, label: words.outcomes[value] }))}
        onChange={(value: CallOutcome | undefined) => filter({ outcome: value })}
      />
      {(application ?? outcome) !== undefined && (
        <Button type="link" onClick={() => filter({ application: undefined, outcome: undefined })}>
          {frame.actions.clear}
        </Button>
      )}
    </div>
  );
}
