import type { Profile } from '@anlan/api';
import { grade } from '@anlan/grading';
import { Form, type FormInstance } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../messages/messages.ts';
import { GradeExplanation } from '../../parts/grade-explanation.tsx';
import { Panel } from '../../parts/panel.tsx';
import { answeredFacts, completeFacts, gradingQuestions } from './partial-facts.ts';

/** The grade of the answers so far, by the same rules that the server applies. */
export function LiveGrade({ form }: { readonly form: FormInstance<Profile> }): ReactNode {
  const { profile } = useMessages();
  const values: Partial<Profile> = Form.useWatch([], form) ?? {};
  return (
    <Panel title={profile.grade.title} lead={profile.grade.lead}>
      <p className="an-live-answered an-faint">
        {profile.grade.answered(answeredFacts(values), gradingQuestions.length)}
      </p>
      <GradeExplanation grade={grade(completeFacts(values))} />
    </Panel>
  );
}
