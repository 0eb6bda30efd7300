import type { PackDetail } from '@anlan/api/client';
import { getRouteApi } from '@tanstack/react-router';
import { Input, Select } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { useMessages } from '../../messages/messages.ts';
import { coverageOrder } from '../../parts/coverage-tag.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useLocalise } from '../../state/use-locale.ts';
import { ClauseRow } from './clause-row.tsx';
import { PackHits } from './pack-hits.tsx';
import { isWithin, type PackSection, sectionsOf, visibleSections } from './pack-tree.ts';

const route = getRouteApi('/signed-in/framework/$pack');

/** Contents on the left, clauses on the right; searching replaces the clauses by what was found. */
export function PackClauses({ pack }: { readonly pack: PackDetail }): ReactNode {
  const { framework } = useMessages();
  const { q, heading, coverage } = route.useSearch();
  const sections = useMemo(() => sectionsOf(pack), [pack]);
  const shown = visibleSections(sections, {
    ...(heading !== undefined && { heading }),
    ...(coverage !== undefined && { coverage }),
  });
  return (
    <div className="an-pack-view">
      <Contents sections={sections} chosen={heading} />
      <div className="an-pack-main">
        <PackFilters pack={pack} />
        {q ? (
          <PackHits q={q} pack={pack.pack.id} />
        ) : (
          <Panel>
            {shown.map((section) => (
              <Section key={section.heading.id} section={section} />
            ))}
            {shown.length === 0 && <p className="an-faint">{framework.pack.noClauses}</p>}
          </Panel>
        )}
      </div>
    </div>
  );
}

function Section({ section }: { readonly section: PackSection }): ReactNode {
  const localise = useLocalise();
  const { heading, depth, clauses } = section;
  const Title = depth === 0 ? 'h2' : 'h3';
  return (
    <section className={`an-pack-section an-pack-depth-${Math.min(depth, 2)}`}>
      <Title>
        <HeadingNumber id={heading.id} />
        {localise(heading.title)}
      </Title>
      {clauses.length > 0 && (
        <ul className="an-clauses">
          {clauses.map((clause) => (
            <ClauseRow key={clause.id} clause={clause} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Numbers as printed; annexes and groups have their number in the title. */
function HeadingNumber({ id }: { readonly id: string }): ReactNode {
  return /^\d/.test(id) ? <span className="an-number an-faint">{id}</span> : null;
}

interface ContentsProps {
  readonly sections: readonly PackSection[];
  readonly chosen: string | undefined;
}

function Contents({ sections, chosen }: ContentsProps): ReactNode {
  const { framework } = useMessages();
  const localise = useLocalise();
  const navigate = route.useNavigate();
  const choose = (heading: string | undefined): void =>
    void navigate({ search: ({ coverage }) => ({ ...(coverage && { coverage }), ...(heading && { heading }) }) });
  return (
    <nav className="an-contents an-no-print" aria-label={framework.pack.headings}>
      <button type="button" aria-current={chosen === undefined} onClick={() => choose(undefined)}>
        {framework.pack.allHeadings}
      </button>
      {sections
        .filter(({ heading }) => sections.some((s) => isWithin(s.heading.id, heading.id) && s.clauses.length > 0))
        .map(({ heading, depth }) => (
          <button
            key={heading.id}
            type="button"
            aria-current={heading.id === chosen}
            style={{ paddingInlineStart: 10 + depth * 14 }}
            onClick={() => choose(heading.id)}
          >
            <HeadingNumber id={heading.id} />
            {localise(heading.title)}
          </button>
        ))}
    </nav>
  );
}

function PackFilters({ pack }: { readonly pack: PackDetail }): ReactNode {
  const { framework, words } = useMessages();
  const { q, coverage } = route.useSearch();
  const navigate = route.useNavigate();
  const assessed = pack.clauses.some((clause) => clause.coverage !== null);
  return (
    <div className="an-filters">
      <Input.Search
        key={q ?? ''}
        allowClear
        defaultValue={q ?? ''}
        maxLength={200}
        className="an-pack-search"
        placeholder={framework.pack.searchPlaceholder}
        aria-label={framework.pack.search}
        data-testid="pack-search"
        onSearch={(text) => void navigate({ search: text.trim() === '' ? {} : { q: text.trim() } })}
      />
      {assessed && !q && (
        <Select
          allowClear
          value={coverage ?? null}
          placeholder={framework.pack.anyCoverage}
          aria-label={framework.pack.filterCoverage}
          className="an-filter-select"
          options={coverageOrder.map((value) => ({ value, label: words.coverage[value] }))}
          onChange={(value: string | undefined) =>
            void navigate({
              search: ({ heading }) => ({ ...(heading && { heading }), ...(value && { coverage: value }) }),
            })
          }
        />
      )}
    </div>
  );
}
