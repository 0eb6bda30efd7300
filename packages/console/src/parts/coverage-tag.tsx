import type { CoverageStatus } from '@anlan/catalog';
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../messages/messages.ts';

export const coverageOrder = ['enforced', 'evidenced', 'workflow', 'guidance', 'context', 'planned'] as const;

/** The status as a closed word; undefined for what the catalogue of another version may hold. */
export function asCoverage(status: string | null): CoverageStatus | undefined {
  return coverageOrder.find((known) => known === status);
}

/** The letter cell that also fills the heat map. */
export function CoverageMark({ status }: { readonly status: CoverageStatus | undefined }): ReactNode {
  const { words } = useMessages();
  return (
    <span className={`an-coverage-mark an-coverage-${status ?? 'none'}`} aria-hidden="true">
      {status ? words.coverageLetters[status] : '·'}
    </span>
  );
}

/** How the product meets a clause: cell and word, explained on hover. */
export function CoverageTag({ status }: { readonly status: string | null }): ReactNode {
  const { words, home } = useMessages();
  const known = asCoverage(status);
  if (!known) return <span className="an-faint">{home.coverage.noStatus}</span>;
  return (
    <Tooltip title={words.coverageHelp[known]}>
      <span className="an-coverage-tag">
        <CoverageMark status={known} />
        {words.coverage[known]}
      </span>
    </Tooltip>
  );
}
