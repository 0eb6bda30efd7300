import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { overviewQuery } from '../../api/overview.ts';
import { useMessages } from '../../messages/messages.ts';
import { Async } from '../../parts/async.tsx';
import { Page } from '../../parts/page.tsx';
import { CoveragePanel } from './coverage-panel.tsx';
import { Figures } from './figures.tsx';
import { StartCard } from './start-card.tsx';
import { StoppedPanel } from './stopped-panel.tsx';
import { TrafficPanel } from './traffic-panel.tsx';
import { UpstreamPanel } from './upstream-panel.tsx';
import './home.css';

/** What needs me today, and the state of the house. */
export function HomePage(): ReactNode {
  const { home } = useMessages();
  const overview = useQuery(overviewQuery);
  return (
    <Page title={home.title} lead={home.lead}>
      <Async query={overview} skeleton={<Skeleton active paragraph={{ rows: 10 }} />}>
        {(data) => (
          <>
            <StartCard overview={data} />
            <Figures overview={data} />
            <div className="an-home-columns">
              <div className="an-home-column">
                <TrafficPanel hours={data.hours} />
                <UpstreamPanel upstream={data.upstream} />
              </div>
              <StoppedPanel calls={data.stopped} />
            </div>
            <CoveragePanel evidence={data.evidence} />
          </>
        )}
      </Async>
    </Page>
  );
}
