import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMessages } from '../messages/messages.ts';

/** Calm water: the waves lie down to a line. */
export function BrandMark(): ReactNode {
  return (
    <svg viewBox="0 0 32 32" className="an-brand-mark" aria-hidden="true">
      <rect width="32" height="32" rx="7" />
      <g>
        <path d="M6 12c3.3-3 6.7-3 10 0s6.7 3 10 0" />
        <path d="M6 18.5h20" />
        <path d="M9 24.5h14" opacity=".65" />
      </g>
    </svg>
  );
}

export function Brand({ collapsed }: { readonly collapsed: boolean }): ReactNode {
  const { frame } = useMessages();
  return (
    <Link to="/" className="an-brand" title={frame.productLong} {...(collapsed && { 'aria-label': frame.productLong })}>
      <BrandMark />
      {!collapsed && (
        <span className="an-brand-name">
          安澜 <span>Anlan</span>
        </span>
      )}
    </Link>
  );
}
