import { message } from 'antd';
import { createContext, type ReactNode, useContext } from 'react';
import { consoleError } from '../api/errors.ts';

type Notice = ReturnType<typeof message.useMessage>[0];

const NoticeContext = createContext<Notice | undefined>(undefined);

/** Where short notices appear. In place of Ant Design's `App`, which brings dialogs along that the console never opens. */
export function NoticeProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [notice, holder] = message.useMessage({ maxCount: 3 });
  return (
    <NoticeContext value={notice}>
      {holder}
      {children}
    </NoticeContext>
  );
}

/** Says in passing that something was done, or why it was not. */
export function useNotice(): Notice {
  const notice = useContext(NoticeContext);
  if (!notice) throw consoleError('context_missing', 'there is no NoticeProvider above');
  return notice;
}
