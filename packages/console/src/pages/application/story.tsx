import type { ApplicationClauses, ApplicationSummary } from '@anlan/api/client';
import type { UseQueryResult } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { Alert } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { type Messages, useMessages } from '../../messages/messages.ts';
import { Async } from '../../parts/async.tsx';
import { Panel } from '../../parts/panel.tsx';
import { CallsSection } from './calls-section.tsx';
import { ConnectSection } from './connect-section.tsx';
import { DueSection } from './due-section.tsx';
import { EvidenceSection } from './evidence-section.tsx';
import { GradeSection } from './grade-section.tsx';
import { IdentitySection } from './identity-section.tsx';

type Section = keyof Messages['application']['sections'];
const order: readonly Section[] = ['identity', 'grade', 'due', 'evidence', 'calls', 'connect'];

interface StoryProps {
  readonly application: ApplicationSummary;
  readonly clauses: UseQueryResult<ApplicationClauses>;
}

/** Six chapters in one fixed order; the address names them by hash. */
export function Story({ application, clauses }: StoryProps): ReactNode {
  const { application: words } = useMessages();
  useScrollToChapter(clauses.isSuccess);
  return (
    <>
      {!application.active && <Alert type="warning" showIcon title={words.inactiveNotice} />}
      {application.example && <Alert type="info" showIcon title={words.exampleNotice} />}
      <StoryNav />
      <Chapter section="identity">
        <IdentitySection application={application} />
      </Chapter>
      <Chapter section="grade">
        <Async query={clauses}>{({ risks }) => <GradeSection grade={application.grade} risks={risks} />}</Async>
      </Chapter>
      <Chapter section="due" long>
        <Async query={clauses}>{(data) => <DueSection clauses={data.clauses} />}</Async>
      </Chapter>
      <Chapter section="evidence">
        <Async query={clauses}>{(data) => <EvidenceSection application={application} clauses={data.clauses} />}</Async>
      </Chapter>
      <Chapter section="calls">
        <CallsSection application={application} />
      </Chapter>
      <Chapter section="connect" screenOnly>
        <ConnectSection application={application} />
      </Chapter>
    </>
  );
}

/** The chapter of the address, once those before it have their height; later growth the browser anchors itself. */
function useScrollToChapter(ready: boolean): void {
  const hash = useLocation({ select: (location) => location.hash });
  useEffect(() => {
    if (ready && hash !== '') document.getElementById(hash)?.scrollIntoView();
  }, [ready, hash]);
}

function StoryNav(): ReactNode {
  const { application: words } = useMessages();
  return (
    <nav className="an-story-nav an-no-print" aria-label={words.nav}>
      {order.map((section, index) => (
        <a key={section} href={`#${section}`}>
          <span className="an-number">{index + 1}</span>
          {words.sections[section]}
        </a>
      ))}
    </nav>
  );
}

interface ChapterProps {
  readonly section: Section;
  /** May break over pages when printed. */
  readonly long?: boolean;
  readonly screenOnly?: boolean;
  readonly children: ReactNode;
}

function Chapter({ section, long, screenOnly, children }: ChapterProps): ReactNode {
  const { application: words } = useMessages();
  return (
    <Panel
      id={section}
      className={`an-chapter ${long ? 'an-panel-long' : ''} ${screenOnly ? 'an-no-print' : ''}`}
      title={
        <>
          <span className="an-chapter-number">{order.indexOf(section) + 1}</span>
          {words.sections[section]}
        </>
      }
    >
      {children}
    </Panel>
  );
}
