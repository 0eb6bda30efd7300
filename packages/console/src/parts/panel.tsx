import type { ReactNode } from 'react';

interface PanelProps {
  readonly title?: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly id?: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A titled surface. `lead` explains in one sentence what is shown. */
export function Panel({ title, lead, actions, id, className, children }: PanelProps): ReactNode {
  return (
    <section className={`an-panel ${className ?? ''}`} {...(id && { id })}>
      {(title || actions) && (
        <div className="an-panel-head">
          <div>
            {title && <h2>{title}</h2>}
            {lead && <p className="an-panel-lead">{lead}</p>}
          </div>
          {actions && <div className="an-panel-actions">{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
