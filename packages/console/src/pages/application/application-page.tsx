import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { applicationClausesQuery, applicationQuery } from '../../api/applications.ts';
import { useMessages } from '../../messages/messages.ts';
import { Async } from '../../parts/async.tsx';
import { LevelTag } from '../../parts/level-tag.tsx';
import { Page } from '../../parts/page.tsx';
import { Story } from './story.tsx';
import { StoryActions } from './story-actions.tsx';
import './application.css';

const route = getRouteApi('/signed-in/applications/$id');

/** One application, told from top to bottom. */
export function ApplicationPage(): ReactNode {
  const { frame } = useMessages();
  const { id } = route.useParams();
  const application = useQuery(applicationQuery(id));
  const clauses = useQuery(applicationClausesQuery(id));
  const { data } = application;
  return (
    <Page
      title={data?.profile.name ?? frame.nav.applications}
      aside={
        data && (
          <>
            <code className="an-faint">{data.code}</code>
            <LevelTag level={data.grade.level} />
          </>
        )
      }
      actions={data && <StoryActions application={data} />}
    >
      <Async query={application} skeleton={<Skeleton active paragraph={{ rows: 12 }} />}>
        {(found) => <Story application={found} clauses={clauses} />}
      </Async>
    </Page>
  );
}
