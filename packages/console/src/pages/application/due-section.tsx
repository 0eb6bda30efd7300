import type { DueClause } from '@anlan/api/client';
import { Input, Segmented, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useMessages } from '../../messages/messages.ts';
import { coverageOrder } from '../../parts/coverage-tag.tsx';
import { type EvidenceState, evidenceStates } from '../../parts/evidence-state.ts';
import { useFormat } from '../../state/use-locale.ts';
import { usePreferences } from '../../state/use-preferences.ts';
import { countEvidence, type DueFilter, filterDue, noFilter } from './due-filter.ts';
import { DueTable } from './due-table.tsx';

/** The clauses that follow from risks and roles, each with how it is met and what is recorded. */
export function DueSection({ clauses }: { readonly clauses: readonly DueClause[] }): ReactNode {
  const { application: words, frame } = useMessages();
  const { locale } = usePreferences();
  const format = useFormat();
  const [filter, setFilter] = useState(noFilter);
  const shown = filterDue(clauses, filter, locale);
  return (
    <>
      <p className="an-soft">{words.dueLead(clauses.length)}</p>
      <div className="an-filters an-due-filters an-no-print">
        <EvidenceFilter clauses={clauses} filter={filter} onChange={setFilter} />
        <Select
          allowClear
          value={filter.coverage ?? null}
          placeholder={words.filters.coverage}
          aria-label={words.filters.coverage}
          className="an-filter-select"
          options={useCoverageOptions()}
          onChange={(coverage: DueClause['coverage'] | undefined) => setFilter({ ...filter, coverage })}
        />
        <Input
          allowClear
          value={filter.text}
          placeholder={words.filters.text}
          aria-label={words.filters.text}
          className="an-filter-text"
          onChange={(event) => setFilter({ ...filter, text: event.target.value })}
        />
        {shown.length !== clauses.length && (
          <span className="an-faint">{frame.filtered(format.number(shown.length), format.number(clauses.length))}</span>
        )}
      </div>
      <DueTable clauses={shown} />
    </>
  );
}

function useCoverageOptions(): { value: string; label: string }[] {
  const { words } = useMessages();
  return coverageOrder.map((value) => ({ value, label: words.coverage[value] }));
}

interface EvidenceFilterProps {
  readonly clauses: readonly DueClause[];
  readonly filter: DueFilter;
  readonly onChange: (filter: DueFilter) => void;
}

function EvidenceFilter({ clauses, filter, onChange }: EvidenceFilterProps): ReactNode {
  const { application, frame, words } = useMessages();
  const format = useFormat();
  const counts = countEvidence(clauses);
  return (
    <Segmented<EvidenceState | 'all'>
      aria-label={application.filters.evidence}
      value={filter.evidence ?? 'all'}
      options={[
        { value: 'all', label: `${frame.actions.all} ${format.number(clauses.length)}` },
        ...evidenceStates.map((state) => ({
          value: state,
          label: `${words.evidence[state]} ${format.number(counts[state])}`,
        })),
      ]}
      onChange={(value) => onChange({ ...filter, evidence: value === 'all' ? undefined : value })}
    />
  );
}
