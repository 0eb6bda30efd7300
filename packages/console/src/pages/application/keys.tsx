import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { keysQuery } from '../../api/keys.ts';
import { useRight } from '../../api/session.ts';
import { useMessages } from '../../messages/messages.ts';
import { Async } from '../../parts/async.tsx';
import { KeysTable } from './keys-table.tsx';

const NewKeyDialog = lazy(() => import('./new-key-dialog.tsx').then((found) => ({ default: found.NewKeyDialog })));

/** The keys of one application. */
export function Keys({ application }: { readonly application: string }): ReactNode {
  const { application: words } = useMessages();
  const mayWrite = useRight('keys.write');
  const [making, setMaking] = useState(false);
  const keys = useQuery(keysQuery(application));
  return (
    <div>
      <div className="an-keys-head">
        <h3>{words.keys}</h3>
        {mayWrite ? (
          <Button size="small" icon={<PlusOutlined />} onClick={() => setMaking(true)} data-testid="new-key">
            {words.keyNew}
          </Button>
        ) : (
          <span className="an-faint">{words.keyNoRight}</span>
        )}
      </div>
      <Async query={keys}>
        {(list) =>
          list.length === 0 ? (
            <p className="an-faint">{words.keyEmpty}</p>
          ) : (
            <KeysTable application={application} keys={list} mayWrite={mayWrite} />
          )
        }
      </Async>
      {making && (
        <Suspense>
          <NewKeyDialog application={application} onClose={() => setMaking(false)} />
        </Suspense>
      )}
    </div>
  );
}
