import type { ApplicationSummary } from '@anlan/api/client';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { applicationsQuery } from '../../api/applications.ts';
import { useMessages } from '../../messages/messages.ts';
import { Async } from '../../parts/async.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Page } from '../../parts/page.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Bench } from './bench.tsx';
import './playground.css';

const route = getRouteApi('/signed-in/playground');

/** Talking to an application through the gateway, with every verdict explained. */
export function PlaygroundPage(): ReactNode {
  const { playground } = useMessages();
  const { application } = route.useSearch();
  const applications = useQuery(applicationsQuery);
  return (
    <Page title={playground.title} lead={playground.lead}>
      <Alert type="info" showIcon title={playground.note} data-testid="playground-note" />
      <Async query={applications}>
        {(all) => {
          const chosen = chooseApplication(all, application);
          return chosen ? <Bench key={chosen.id} applications={all} application={chosen} /> : <Nothing />;
        }}
      </Async>
    </Page>
  );
}

/** The one of the address, else the first that is active. */
function chooseApplication(all: readonly ApplicationSummary[], id: string | undefined): ApplicationSummary | undefined {
  return all.find((candidate) => candidate.id === id) ?? all.find(({ active }) => active) ?? all[0];
}

function Nothing(): ReactNode {
  const { applications, playground } = useMessages();
  return (
    <Panel>
      <EmptyState
        title={playground.noApplications}
        help={playground.noApplicationsHelp}
        action={<Link to="/applications/new">{applications.register}</Link>}
      />
    </Panel>
  );
}
