import { type Action, cutsText, mostSevere } from '../action.ts';
import type { Span } from '../detector.ts';
import { findingClassInfo } from '../finding-class.ts';
import type { Finding } from '../verdict.ts';
import type { ScreeningPlan } from './assigned-detector.ts';
import type { Releaser } from './releaser.ts';

/** Spans as the policy sees them, by place. What it allows is no finding. */
export function findingsOf(spans: readonly Span[], plan: Pick<ScreeningPlan, 'actionOf'>): readonly Finding[] {
  return spans.map((span) => findingOf(span, actionFor(span, plan))).filter(({ action }) => action !== 'allow');
}

/** A stable order: by place, then by what was found. */
export function byPlace(a: Finding, b: Finding): number {
  if (a.start !== b.start) return a.start - b.start;
  if (a.end !== b.end) return a.end - b.end;
  return a.detector < b.detector ? -1 : 1;
}

/** Has a text redacted and cut as its findings say. */
export function carryOut(findings: readonly Finding[], releaser: Releaser): void {
  for (const finding of findings) {
    if (finding.action === 'redact') releaser.redact(finding);
    else if (cutsText(finding.action)) releaser.cutBefore(finding.start);
  }
}

export function severestOf(findings: readonly Finding[], least: Action): Action {
  return findings.reduce((action, finding) => mostSevere(action, finding.action), least);
}

/** What is only a hint is flagged at most. */
function actionFor(span: Span, { actionOf }: Pick<ScreeningPlan, 'actionOf'>): Action {
  const action = actionOf(span.class);
  return span.advisory === true && action !== 'allow' ? 'flag' : action;
}

function findingOf(span: Span, action: Action): Finding {
  return {
    class: span.class,
    detector: span.detector,
    view: span.view,
    score: span.score,
    start: span.start,
    end: span.end,
    action,
    clauses: findingClassInfo[span.class].clauses,
  };
}
