import { type Level, levels } from '@anlan/grading';
import type { ReactNode } from 'react';
import { useMessages } from '../messages/messages.ts';

interface LevelTagProps {
  readonly level: Level;
  readonly size?: 'small' | 'large';
  readonly testId?: string;
}

/** A risk level: word, number and five steps, so that it is read without colour. */
export function LevelTag({ level, size = 'small', testId = 'level-tag' }: LevelTagProps): ReactNode {
  const { words } = useMessages();
  return (
    <span
      className={`an-tag an-level an-level-${size}`}
      style={{ color: `var(--an-level-${level}-ink)`, background: `var(--an-level-${level}-ground)` }}
      data-testid={testId}
      data-level={level}
      title={words.levelOf(level, words.levels[level])}
    >
      <LevelSteps level={level} />
      {size === 'large' ? words.levelOf(level, words.levels[level]) : words.levelsShort[level]}
    </span>
  );
}

/** Five rising steps, filled up to the level. */
export function LevelSteps({ level }: { readonly level: Level }): ReactNode {
  return (
    <svg viewBox="0 0 19 12" className="an-level-steps" aria-hidden="true">
      {levels.map((step) => (
        <rect
          key={step}
          x={(step - 1) * 4}
          y={10 - step * 2}
          width="3"
          height={step * 2 + 2}
          rx="0.5"
          fill="currentColor"
          opacity={step <= level ? 1 : 0.22}
        />
      ))}
    </svg>
  );
}
