import type { DueClause } from '@anlan/api/client';
import { Table, type TableColumnsType, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { clauseLabel } from '../../format/clause-label.ts';
import { useMessages, wordOf } from '../../messages/messages.ts';
import { ClauseLink, ClauseLinks } from '../../parts/clause-link.tsx';
import { CoverageTag } from '../../parts/coverage-tag.tsx';
import { evidenceState } from '../../parts/evidence-state.ts';
import { EvidenceTag } from '../../parts/evidence-tag.tsx';
import { Ago } from '../../parts/moment.tsx';
import { useFormat, useLocalise } from '../../state/use-locale.ts';

/** Due clauses as rows. */
export function DueTable({ clauses }: { readonly clauses: readonly DueClause[] }): ReactNode {
  const { application: words } = useMessages();
  return (
    <Table<DueClause>
      size="small"
      rowKey="id"
      columns={useColumns()}
      dataSource={clauses}
      pagination={false}
      scroll={{ x: 1060 }}
      locale={{ emptyText: words.noClauses }}
      onRow={({ id }) => ({ 'data-testid': 'clause-row', 'data-clause': id }) as object}
    />
  );
}

function useColumns(): TableColumnsType<DueClause> {
  const { application: words } = useMessages();
  return [
    { title: words.columns.clause, key: 'clause', render: (_, clause) => <Title clause={clause} /> },
    { title: words.columns.because, key: 'because', width: 270, render: (_, clause) => <Because clause={clause} /> },
    {
      title: words.columns.coverage,
      key: 'coverage',
      width: 120,
      render: (_, { coverage }) => <CoverageTag status={coverage} />,
    },
    { title: words.columns.evidence, key: 'evidence', width: 210, render: (_, clause) => <Evidence clause={clause} /> },
    {
      title: words.columns.last,
      key: 'last',
      width: 110,
      render: (_, { evidence }) => evidence.lastAt && <Ago time={evidence.lastAt} />,
    },
  ];
}

function Title({ clause }: { readonly clause: DueClause }): ReactNode {
  const { words } = useMessages();
  const localise = useLocalise();
  return (
    <div className="an-due-line">
      <ClauseLink id={clause.id}>
        <span className="an-number">{clauseLabel(clause.id)}</span> {localise(clause.title)}
      </ClauseLink>
      <span className="an-faint">{wordOf(words.clauseKinds, clause.kind)}</span>
    </div>
  );
}

function Because({ clause }: { readonly clause: DueClause }): ReactNode {
  const { application: words, frame, words: general } = useMessages();
  const { risks, roles } = clause.because;
  return (
    <div className="an-because">
      {risks.length > 0 && (
        <span className="an-due-line">
          {words.becauseRisks} <ClauseLinks ids={risks.slice(0, 3)} />
          {risks.length > 3 && (
            <Tooltip title={risks.map(clauseLabel).join(frame.listMark)}>
              <span className="an-faint"> +{risks.length - 3}</span>
            </Tooltip>
          )}
        </span>
      )}
      {roles.length > 0 && (
        <span>
          {words.becauseRoles} {roles.map((role) => general.organisationRoles[role]).join(frame.listMark)}
        </span>
      )}
    </div>
  );
}

function Evidence({ clause }: { readonly clause: DueClause }): ReactNode {
  const { application: words } = useMessages();
  const format = useFormat();
  const { records, proving } = clause.evidence;
  return (
    <div className="an-due-line">
      <EvidenceTag state={evidenceState(clause.evidence)} />
      {records > 0 && (
        <span className="an-faint an-number">{words.counted(format.number(proving), format.number(records))}</span>
      )}
    </div>
  );
}
