import type { ClauseSummary, PackDetail } from '@anlan/api/client';
import { Link } from '@tanstack/react-router';
import { Tooltip } from 'antd';
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { clauseNumber } from '../../format/clause-label.ts';
import { useMessages } from '../../messages/messages.ts';
import { asCoverage } from '../../parts/coverage-tag.tsx';
import { useFormat, useLocalise } from '../../state/use-locale.ts';
import { type CoverageChapter, layoutCoverage } from './coverage-layout.ts';
import { nextCell } from './grid-keys.ts';

interface CoverageMapProps {
  readonly clauses: readonly ClauseSummary[];
  readonly headings: PackDetail['headings'];
  /** Records that count, by clause id. */
  readonly proving: ReadonlyMap<string, number>;
}

/** One cell for each clause. One tab stop for all cells; arrow keys move between them. */
export function CoverageMap({ clauses, headings, proving }: CoverageMapProps): ReactNode {
  const { home } = useMessages();
  const localise = useLocalise();
  const chapters = useMemo(() => layoutCoverage(clauses, headings), [clauses, headings]);
  const [current, setCurrent] = useState(clauses[0]?.id);
  const map = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const cells = [...(map.current?.querySelectorAll<HTMLElement>('a[data-cell]') ?? [])];
    const target = nextCell(cells, document.activeElement, event.key);
    if (!target) return;
    event.preventDefault();
    setCurrent(target.dataset.cell);
    target.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the links inside
    <div ref={map} className="an-coverage-map" onKeyDown={onKeyDown} data-testid="coverage-map">
      {chapters.map((chapter) => (
        <section key={chapter.id} className="an-coverage-chapter">
          <h3 className={captioned(chapter) ? 'an-captioned' : undefined}>
            <span className="an-number">{chapterName(chapter.id, home.coverage.annex)}</span>
            {chapter.title ? localise(chapter.title) : chapter.id}
          </h3>
          <div className="an-coverage-groups">
            {chapter.groups.map((group) => (
              <div key={group.id} className="an-coverage-group">
                {captioned(chapter) && (
                  <span className="an-coverage-caption" title={group.title && localise(group.title)}>
                    {group.id === chapter.id ? '' : captionOf(group.id)}
                  </span>
                )}
                <div className="an-coverage-cells">
                  {group.clauses.map((clause) => (
                    <Cell
                      key={clause.id}
                      clause={clause}
                      proving={proving.get(clause.id) ?? 0}
                      reachable={clause.id === current}
                    />
                  ))}
                </div>
              </div>
            ))}
          </div>
        </section>
      ))}
      <p className="an-faint an-coverage-keys an-no-print">{home.coverage.keys}</p>
    </div>
  );
}

/** A chapter of one group needs no captions. */
function captioned({ id, groups }: CoverageChapter): boolean {
  return groups.some((group) => group.id !== id);
}

/** `3.1.1` as it is; `annex1/ii` → `II`. */
function captionOf(id: string): string {
  return id.includes('/') ? id.slice(id.indexOf('/') + 1).toUpperCase() : id;
}

function chapterName(id: string, annex: (number: string) => string): string {
  return id.startsWith('annex') ? annex(id.slice('annex'.length)) : id;
}

interface CellProps {
  readonly clause: ClauseSummary;
  readonly proving: number;
  readonly reachable: boolean;
}

function Cell({ clause, proving, reachable }: CellProps): ReactNode {
  const { home, words } = useMessages();
  const localise = useLocalise();
  const format = useFormat();
  const status = asCoverage(clause.coverage);
  const name = `${clauseNumber(clause.number)} ${localise(clause.title)}`;
  const state = status ? words.coverage[status] : home.coverage.noStatus;
  const records = proving > 0 ? home.coverage.evidence(format.number(proving)) : home.coverage.noEvidence;
  return (
    <Tooltip
      title={
        <>
          {name}
          <div>{`${state} · ${records}`}</div>
        </>
      }
    >
      <Link
        to="/clauses/$"
        params={{ _splat: clause.id }}
        preload={false}
        tabIndex={reachable ? 0 : -1}
        data-cell={clause.id}
        aria-label={`${name}, ${state}, ${records}`}
        className={`an-coverage-mark an-coverage-${status ?? 'none'} ${proving > 0 ? 'an-recorded' : ''}`}
      >
        {status ? words.coverageLetters[status] : ''}
      </Link>
    </Tooltip>
  );
}
