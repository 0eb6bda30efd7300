import type { ReactNode } from 'react';

interface ShareBarProps {
  readonly part: number;
  readonly whole: number;
  readonly label: string;
}

/** A part of a whole, in figures and as a bar. */
export function ShareBar({ part, whole, label }: ShareBarProps): ReactNode {
  const share = whole === 0 ? 0 : (part / whole) * 100;
  return (
    <span className="an-share">
      <span className="an-number">{label}</span>
      <span className="an-share-track" aria-hidden="true">
        <span style={{ width: `${share}%` }} />
      </span>
    </span>
  );
}
