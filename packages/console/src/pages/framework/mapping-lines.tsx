import type { ReactNode } from 'react';
import type { MappingLayout, MappingNode } from './mapping-layout.ts';
import { ROW } from './mapping-layout.ts';

interface MappingLinesProps {
  readonly layout: MappingLayout;
  /** Keys to highlight; all lines rest where nothing is pointed at. */
  readonly active: ReadonlySet<string> | undefined;
}

/** Edges of the columns in percent of the width; framework.css places the nodes by the same numbers. */
const RISK_END = 33;
const MEASURE_START = 41;
const MEASURE_END = 66;
const BRACKET = 69;
const GOVERNANCE_START = 74;

/** The lines under the nodes, in a picture that stretches with the page. */
export function MappingLines({ layout, active }: MappingLinesProps): ReactNode {
  const lineClass = (...nodes: readonly MappingNode[]): string => {
    if (!active) return 'an-line';
    return nodes.every(({ key }) => active.has(key)) ? 'an-line an-line-active' : 'an-line an-line-dimmed';
  };
  return (
    <svg
      className="an-mapping-lines"
      viewBox={`0 0 100 ${Math.max(layout.height, 1)}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {layout.links.map(({ from, to }) => (
        <path key={`${from.key}>${to.key}`} className={lineClass(from, to)} d={curve(from, to)} />
      ))}
      {layout.blocks.map(({ category }) => {
        const measures = layout.nodes.filter((node) => node.category === category && node.column === 'measure');
        const governance = layout.nodes.filter((node) => node.category === category && node.column === 'governance');
        const [first, last] = [measures[0], measures.at(-1)];
        if (!first || !last) return null;
        return (
          <g key={category}>
            <path
              className={active && !touches(active, measures) ? 'an-line an-line-dimmed' : 'an-line'}
              d={bracket(first, last, governance)}
            />
            {governance.map((node) => (
              <path key={node.key} className={lineClass(node)} d={branch(node)} />
            ))}
          </g>
        );
      })}
    </svg>
  );
}

function touches(active: ReadonlySet<string>, nodes: readonly MappingNode[]): boolean {
  return nodes.some(({ key }) => active.has(key));
}

function middle(node: MappingNode): number {
  return node.y + (ROW - 6) / 2;
}

function curve(from: MappingNode, to: MappingNode): string {
  const bend = (RISK_END + MEASURE_START) / 2;
  return `M${RISK_END} ${middle(from)}C${bend} ${middle(from)} ${bend} ${middle(to)} ${MEASURE_START} ${middle(to)}`;
}

/** Joins all technical measures of a category: the governance measures answer it as a whole. */
function bracket(first: MappingNode, last: MappingNode, governance: readonly MappingNode[]): string {
  const arms = `M${MEASURE_END + 1} ${middle(first)}H${BRACKET}M${MEASURE_END + 1} ${middle(last)}H${BRACKET}`;
  const ends = [first, last, ...governance].map(middle);
  return `${arms}M${BRACKET} ${Math.min(...ends)}V${Math.max(...ends)}`;
}

function branch(node: MappingNode): string {
  return `M${BRACKET} ${middle(node)}H${GOVERNANCE_START}`;
}
