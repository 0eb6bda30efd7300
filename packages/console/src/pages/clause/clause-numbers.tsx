import type { ClauseDetail } from '@anlan/api/client';
import { Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { useMessages, wordOf } from '../../messages/messages.ts';
import { Panel } from '../../parts/panel.tsx';
import { useFormat, useLocalise } from '../../state/use-locale.ts';

type ClauseNumber = ClauseDetail['numbers'][number];

/** Numbers of a clause, with where they were read and how surely. */
export function ClauseNumbers({ numbers }: { readonly numbers: readonly ClauseNumber[] }): ReactNode {
  const { framework } = useMessages();
  const columns = useColumns();
  return (
    <Panel title={framework.clause.numbers}>
      <Table<ClauseNumber>
        size="small"
        rowKey={({ name, value }) => `${name}:${value}`}
        columns={columns}
        dataSource={numbers}
        pagination={false}
        scroll={{ x: 480 }}
      />
    </Panel>
  );
}

function useColumns(): TableColumnsType<ClauseNumber> {
  const { framework, words } = useMessages();
  const { numberColumns } = framework.clause;
  const localise = useLocalise();
  const format = useFormat();
  const shown = (value: number | string): string => (typeof value === 'number' ? format.number(value) : value);
  return [
    { title: numberColumns.meaning, key: 'meaning', render: (_, { meaning }) => localise(meaning) },
    {
      title: numberColumns.value,
      key: 'value',
      width: 150,
      render: (_, { comparator, value, unit }) =>
        `${wordOf(words.comparators, comparator)} ${words.quantity(shown(value), unit)}`,
    },
    { title: numberColumns.source, dataIndex: 'source', width: 90 },
    {
      title: numberColumns.confidence,
      key: 'confidence',
      width: 140,
      render: (_, { confidence }) => wordOf(words.confidence, confidence),
    },
  ];
}
