import { type ReactNode, useEffect } from 'react';
import { useMessages } from '../messages/messages.ts';

interface PageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Small things beside the title: tags, codes. */
  readonly aside?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** Frame of every page: names the document, puts title, lead and actions at the same place. */
export function Page({ title, lead, aside, actions, children }: PageProps): ReactNode {
  const { frame } = useMessages();
  useEffect(() => {
    document.title = frame.title(title);
  }, [frame, title]);
  return (
    <div className="an-page">
      <header className="an-page-head">
        <div className="an-page-heading">
          <div className="an-page-title">
            <h1>{title}</h1>
            {aside}
          </div>
          {lead && <p className="an-page-lead">{lead}</p>}
        </div>
        {actions && <div className="an-page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
