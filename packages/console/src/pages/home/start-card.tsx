import type { ApplicationSummary, Overview } from '@anlan/api/client';
import { CheckOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { applicationsQuery } from '../../api/applications.ts';
import { keysQuery } from '../../api/keys.ts';
import { useMessages } from '../../messages/messages.ts';
import { Panel } from '../../parts/panel.tsx';
import { preferences } from '../../state/preferences.ts';
import { usePreferences } from '../../state/use-preferences.ts';
import { ownApplication, type StartStep, startSteps, stepsDone } from './start-steps.ts';

/** Five steps for the first day; gone once they are done. */
export function StartCard({ overview }: { readonly overview: Overview }): ReactNode {
  const { home } = useMessages();
  const { startHidden } = usePreferences();
  const applications = useQuery(applicationsQuery);
  const own = ownApplication(applications.data ?? []);
  const keys = useQuery({ ...keysQuery(own?.id ?? ''), enabled: own !== undefined });
  if (startHidden || !applications.data || (own && !keys.data)) return null;
  const done = stepsDone({ applications: applications.data, keys: keys.data ?? [], evidence: overview.evidence });
  if (done.size === startSteps.length) return null;
  const next = startSteps.find((step) => !done.has(step));
  return (
    <Panel
      className="an-start an-no-print"
      title={home.start.title}
      lead={home.start.lead}
      actions={
        <>
          <span className="an-faint">{home.start.done(done.size)}</span>
          <Button size="small" type="text" onClick={() => preferences.set({ ...preferences.get(), startHidden: true })}>
            {home.start.hide}
          </Button>
        </>
      }
    >
      <ol className="an-start-steps">
        {startSteps.map((step, index) => (
          <li key={step} className={done.has(step) ? 'an-done' : step === next ? 'an-next' : ''}>
            <span className="an-start-number" aria-hidden="true">
              {done.has(step) ? <CheckOutlined /> : index + 1}
            </span>
            <div>
              <Link {...linkOf(step, own)}>{home.start.steps[step]}</Link>
              <p>{home.start.steps[`${step}Help`]}</p>
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function linkOf(
  step: StartStep,
  own: ApplicationSummary | undefined,
): Pick<LinkProps, 'to' | 'params' | 'search' | 'hash'> {
  const section = (hash: string) =>
    own ? { to: '/applications/$id' as const, params: { id: own.id }, hash } : { to: '/applications/new' as const };
  switch (step) {
    case 'register':
      return { to: '/applications/new' };
    case 'grade':
      return section('grade');
    case 'key':
      return section('connect');
    case 'call':
      return own ? { to: '/playground', search: { application: own.id } } : { to: '/playground' };
    case 'proof':
      return { to: '/log' };
  }
}
