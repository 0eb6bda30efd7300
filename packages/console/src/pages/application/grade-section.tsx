import type { ApplicationClauses, ApplicationSummary } from '@anlan/api/client';
import type { ReactNode } from 'react';
import { clauseLabel } from '../../format/clause-label.ts';
import { useMessages } from '../../messages/messages.ts';
import { ClauseLink } from '../../parts/clause-link.tsx';
import { GradeExplanation } from '../../parts/grade-explanation.tsx';
import { useLocalise } from '../../state/use-locale.ts';

interface GradeSectionProps {
  readonly grade: ApplicationSummary['grade'];
  readonly risks: ApplicationClauses['risks'];
}

/** How grave it is and why, and the risks that follow. */
export function GradeSection({ grade, risks }: GradeSectionProps): ReactNode {
  const { application: words } = useMessages();
  const localise = useLocalise();
  return (
    <div className="an-two">
      <div>
        <GradeExplanation grade={grade} />
      </div>
      <div>
        <h3>{words.risks(risks.length)}</h3>
        <ul className="an-risks">
          {risks.map(({ id, title }) => (
            <li key={id}>
              <ClauseLink id={id}>
                <span className="an-number an-faint">{clauseLabel(id)}</span> {localise(title)}
              </ClauseLink>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
