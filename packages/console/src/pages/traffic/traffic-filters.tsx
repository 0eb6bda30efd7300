import { actions, callOutcomes } from '@anlan/api/client';
import { CloseOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { applicationsQuery } from '../../api/applications.ts';
import type { CallFilter } from '../../api/calls.ts';
import { useMessages } from '../../messages/messages.ts';
import { useFormat } from '../../state/use-locale.ts';

const route = getRouteApi('/signed-in/traffic');

interface FilterProps {
  readonly filter: CallFilter;
  readonly onChange: (filter: CallFilter) => void;
}

/** Filters that live in the address, so that a view can be sent to a colleague. */
export function TrafficFilters({ filter }: { readonly filter: CallFilter }): ReactNode {
  const { frame } = useMessages();
  const navigate = route.useNavigate();
  const change = (search: CallFilter): void => void navigate({ search, replace: true });
  return (
    <div className="an-filters an-filters-above">
      <ApplicationFilter filter={filter} onChange={change} />
      <OutcomeFilter filter={filter} onChange={change} />
      <EffectFilter filter={filter} onChange={change} />
      <LabelFilter filter={filter} onChange={change} />
      <FromFilter filter={filter} onChange={change} />
      {Object.keys(filter).length > 0 && (
        <Button type="link" onClick={() => change({})}>
          {frame.actions.clear}
        </Button>
      )}
    </div>
  );
}

function ApplicationFilter({ filter: { application, ...others }, onChange }: FilterProps): ReactNode {
  const { traffic } = useMessages();
  const applications = useQuery(applicationsQuery);
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={application ?? null}
      placeholder={traffic.anyApplication}
      aria-label={traffic.filters.application}
      className="an-filter-text"
      options={(applications.data ?? []).map(({ id, profile }) => ({ value: id, label: profile.name }))}
      onChange={(value: string | undefined) => onChange({ ...others, ...(value && { application: value }) })}
    />
  );
}

function OutcomeFilter({ filter: { outcome, ...others }, onChange }: FilterProps): ReactNode {
  const { traffic, words } = useMessages();
  return (
    <Select
      allowClear
      mode="multiple"
      maxTagCount={2}
      value={outcome?.split(',') ?? []}
      placeholder={traffic.anyOutcome}
      aria-label={traffic.filters.outcome}
      className="an-filter-outcome"
      options={callOutcomes.map((value) => ({ value, label: words.outcomes[value] }))}
      onChange={(values: readonly string[]) =>
        onChange({ ...others, ...(values.length > 0 && { outcome: values.join(',') }) })
      }
    />
  );
}

function EffectFilter({ filter: { effect, ...others }, onChange }: FilterProps): ReactNode {
  const { traffic, words } = useMessages();
  return (
    <Select
      allowClear
      value={effect ?? null}
      placeholder={traffic.anyEffect}
      aria-label={traffic.filters.effect}
      className="an-filter-effect"
      options={actions.map((value) => ({ value, label: words.actions[value] }))}
      onChange={(value: CallFilter['effect'] | null) => onChange({ ...others, ...(value && { effect: value }) })}
    />
  );
}

function LabelFilter({ filter: { labelled, ...others }, onChange }: FilterProps): ReactNode {
  const { traffic } = useMessages();
  return (
    <Button
      type={labelled ? 'primary' : 'default'}
      aria-pressed={labelled ?? false}
      onClick={() => onChange({ ...others, ...(!labelled && { labelled: true }) })}
    >
      {traffic.filters.labelled}
    </Button>
  );
}

/** Comes with a link, such as the figures of the overview; here it can only be taken away. */
function FromFilter({ filter: { from, ...others }, onChange }: FilterProps): ReactNode {
  const { traffic } = useMessages();
  const format = useFormat();
  if (from === undefined) return null;
  return (
    <Button icon={<CloseOutlined />} iconPlacement="end" onClick={() => onChange(others)} data-testid="filter-from">
      {traffic.filters.from(format.moment(from))}
    </Button>
  );
}
