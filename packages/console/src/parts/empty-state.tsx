import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly title: ReactNode;
  /** The first step to take. */
  readonly help?: ReactNode;
  readonly action?: ReactNode;
}

/** An empty place that teaches what would fill it. */
export function EmptyState({ title, help, action }: EmptyStateProps): ReactNode {
  return (
    <div className="an-empty">
      <svg viewBox="0 0 64 28" aria-hidden="true" className="an-empty-mark">
        <path d="M2 10c5-6 10-6 15 0s10 6 15 0 10-6 15 0 10 6 15 0" />
        <path d="M8 20h48" />
      </svg>
      <p className="an-empty-title">{title}</p>
      {help && <p className="an-empty-help">{help}</p>}
      {action}
    </div>
  );
}
