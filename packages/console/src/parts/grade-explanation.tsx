import type { Grade } from '@anlan/grading';
import type { ReactNode } from 'react';
import { useMessages } from '../messages/messages.ts';
import { useLocalise } from '../state/use-locale.ts';
import { ElementTracks } from './element-tracks.tsx';
import { LevelTag } from './level-tag.tsx';

/** A grade with its reasons: three elements, every rule that fired, how they combine. */
export function GradeExplanation({ grade }: { readonly grade: Grade }): ReactNode {
  const { profile } = useMessages();
  return (
    <div className="an-grade">
      <LevelTag level={grade.level} size="large" testId="grade-level" />
      <ElementTracks lowest={grade.elements} highest={grade.elements} />
      <h3>{profile.grade.rules}</h3>
      <FiredRules grade={grade} />
      <div className="an-notes">
        <p>{profile.grade.combine}</p>
        <p>{profile.grade.provisional}</p>
        <p>{profile.grade.pack(grade.pack.id, grade.pack.version)}</p>
      </div>
    </div>
  );
}

/** Every rule that fired, with what it raised. */
export function FiredRules({ grade }: { readonly grade: Grade }): ReactNode {
  const { profile, words } = useMessages();
  const localise = useLocalise();
  if (grade.fired.length === 0) return <p className="an-faint">{profile.grade.noRules}</p>;
  return (
    <ul className="an-rules" data-testid="fired-rules">
      {grade.fired.map(({ id, raises, level, reason }) => (
        <li key={id} title={id}>
          <span>{localise(reason)}</span>
          <span className="an-faint">{profile.grade.raises(words.elements[raises], level)}</span>
        </li>
      ))}
    </ul>
  );
}
