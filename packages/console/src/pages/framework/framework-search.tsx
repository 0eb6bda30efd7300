import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { searchQuery } from '../../api/catalog.ts';
import { useMessages } from '../../messages/messages.ts';
import { Async } from '../../parts/async.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useFormat } from '../../state/use-locale.ts';
import { ClauseRow } from './clause-row.tsx';

const MAX_HITS = 30;

/** Search over all instruments, in both languages. */
export function FrameworkSearch(): ReactNode {
  const { framework } = useMessages();
  const format = useFormat();
  const [text, setText] = useState('');
  const query = useDeferredValue(text.trim());
  const found = useQuery(searchQuery(query, MAX_HITS));
  return (
    <>
      <Input.Search
        allowClear
        size="large"
        className="an-framework-search"
        value={text}
        maxLength={200}
        placeholder={framework.pack.searchPlaceholder}
        aria-label={framework.pack.search}
        data-testid="framework-search"
        onChange={(event) => setText(event.target.value)}
      />
      {query !== '' && (
        <Async query={found}>
          {(clauses) => (
            <Panel title={framework.pack.searchResults(format.number(clauses.length))}>
              <ul className="an-clauses">
                {clauses.map((clause) => (
                  <ClauseRow key={clause.id} clause={clause} showPack />
                ))}
              </ul>
              {clauses.length === 0 && <p className="an-faint">{framework.pack.noClauses}</p>}
            </Panel>
          )}
        </Async>
      )}
    </>
  );
}
