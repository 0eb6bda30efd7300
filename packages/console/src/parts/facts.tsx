import type { ReactNode } from 'react';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  readonly help?: string;
}

/** Labelled values in a grid that folds on narrow screens. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }): ReactNode {
  return (
    <dl className="an-facts">
      {facts.map(({ label, value, help }) => (
        <div key={label} className="an-fact">
          <dt>{label}</dt>
          <dd>
            {value}
            {help && <div className="an-fact-help">{help}</div>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
