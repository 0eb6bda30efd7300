import type { Profile } from '@anlan/api/client';
import { type GradeInterval, gradeInterval } from '@anlan/grading';
import { Form, type FormInstance } from 'antd';
import type { ReactNode } from 'react';
import { type Messages, useMessages } from '../../messages/messages.ts';
import { ElementTracks } from '../../parts/element-tracks.tsx';
import { FiredRules, GradeExplanation } from '../../parts/grade-explanation.tsx';
import { Panel } from '../../parts/panel.tsx';

/** What the answers so far say of the grade, by the same rules that the server applies. */
export function LiveGrade({ form }: { readonly form: FormInstance<Profile> }): ReactNode {
  const { profile } = useMessages();
  const values: Partial<Profile> = Form.useWatch([], form) ?? {};
  const interval = gradeInterval(values);
  return (
    <Panel title={profile.grade.title} lead={profile.grade.lead}>
      <p
        className="an-live-answered"
        role="status"
        data-testid="grade-interval"
        data-lowest={interval.lowest.level}
        data-highest={interval.highest.level}
      >
        {stateOf(interval, profile.grade)}
      </p>
      {interval.answered === interval.questions ? (
        <GradeExplanation grade={interval.lowest} />
      ) : (
        <OpenGrade interval={interval} />
      )}
    </Panel>
  );
}

/** A level is named only when nothing can change it any more. */
function stateOf({ lowest, highest, answered, questions }: GradeInterval, words: Messages['profile']['grade']): string {
  if (answered === questions) return words.complete(questions);
  if (lowest.level === highest.level) return words.certain(lowest.level, answered, questions);
  return words.between([lowest.level, highest.level], answered, questions);
}

function OpenGrade({ interval: { lowest, highest } }: { readonly interval: GradeInterval }): ReactNode {
  const { profile } = useMessages();
  return (
    <div className="an-grade">
      <ElementTracks lowest={lowest.elements} highest={highest.elements} />
      {lowest.fired.length > 0 && (
        <>
          <h3>{profile.grade.rulesSoFar}</h3>
          <FiredRules grade={lowest} />
        </>
      )}
      <p className="an-notes">{profile.grade.open}</p>
    </div>
  );
}
