import { elements, type Grade, type Level, levels } from '@anlan/grading';
import type { ReactNode } from 'react';
import { useMessages } from '../messages/messages.ts';

interface ElementTracksProps {
  readonly lowest: Grade['elements'];
  /** The same as `lowest` once everything is known. */
  readonly highest: Grade['elements'];
}

/** The three elements of annex 1 as tracks of five: what is reached is filled, what is still possible is hatched. */
export function ElementTracks({ lowest, highest }: ElementTracksProps): ReactNode {
  const { words } = useMessages();
  return (
    <div className="an-elements">
      {elements.map((element) => (
        <div key={element} className="an-element">
          <span>{words.elements[element]}</span>
          <Track from={lowest[element]} to={highest[element]} />
          <span className="an-number">
            {lowest[element] === highest[element]
              ? `${lowest[element]} · ${words.levelsShort[lowest[element]]}`
              : `${lowest[element]}–${highest[element]}`}
          </span>
        </div>
      ))}
    </div>
  );
}

function Track({ from, to }: { readonly from: Level; readonly to: Level }): ReactNode {
  const colour = from === to ? `var(--an-level-${from}-ink)` : 'var(--an-ink-faint)';
  return (
    <span className="an-element-track" aria-hidden="true" style={{ color: colour }}>
      {levels.map((level) => (
        <span key={level} className={stateOf(level, from, to)} />
      ))}
    </span>
  );
}

function stateOf(level: Level, from: Level, to: Level): string | undefined {
  if (level <= from) return 'an-reached';
  return level <= to ? 'an-possible' : undefined;
}
