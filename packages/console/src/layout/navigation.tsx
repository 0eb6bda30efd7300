import type { Right } from '@anlan/api/client';
import { Link, useRouterState } from '@tanstack/react-router';
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from '../api/session.ts';
import { type Messages, useMessages } from '../messages/messages.ts';
import {
  AppstoreOutlined,
  AuditOutlined,
  BookOutlined,
  DashboardOutlined,
  ExperimentOutlined,
  PulseOutlined,
  SettingOutlined,
} from './icons.ts';

type Section = keyof Messages['frame']['nav'];
type Question = keyof Messages['frame']['questions'];

interface Entry {
  readonly section: Section;
  readonly to: '/' | '/applications' | '/traffic' | '/playground' | '/framework' | '/log' | '/administration';
  readonly icon: ReactNode;
  readonly right?: Right;
}

/** One group for each question that a person comes with. */
const groups: readonly { readonly question: Question; readonly entries: readonly Entry[] }[] = [
  { question: 'today', entries: [{ section: 'home', to: '/', icon: <DashboardOutlined />, right: 'overview.read' }] },
  {
    question: 'standing',
    entries: [{ section: 'applications', to: '/applications', icon: <AppstoreOutlined />, right: 'applications.read' }],
  },
  {
    question: 'control',
    entries: [
      { section: 'traffic', to: '/traffic', icon: <PulseOutlined />, right: 'records.read' },
      { section: 'playground', to: '/playground', icon: <ExperimentOutlined />, right: 'playground.use' },
    ],
  },
  {
    question: 'rules',
    entries: [
      { section: 'framework', to: '/framework', icon: <BookOutlined />, right: 'catalog.read' },
      { section: 'log', to: '/log', icon: <AuditOutlined />, right: 'records.read' },
    ],
  },
  { question: 'house', entries: [{ section: 'administration', to: '/administration', icon: <SettingOutlined /> }] },
];

/** Pages that the signed-in account may open, for the menu and for the search. */
export function usePages(): readonly { readonly question: Question; readonly entries: readonly Entry[] }[] {
  const rights = useSession()?.rights ?? [];
  return groups
    .map(({ question, entries }) => ({
      question,
      entries: entries.filter(({ right }) => right === undefined || rights.includes(right)),
    }))
    .filter(({ entries }) => entries.length > 0);
}

/** The links on the left; collapsed to icons, whose names come on hover and focus. */
export function Navigation({ collapsed }: { readonly collapsed: boolean }): ReactNode {
  const { frame } = useMessages();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const current = sectionOf(path);
  return (
    <nav aria-label={frame.navigation} className={collapsed ? 'an-nav an-nav-collapsed' : 'an-nav'}>
      {usePages().map(({ question, entries }) => (
        <div key={question} className="an-nav-group">
          {!collapsed && <p className="an-nav-question">{frame.questions[question]}</p>}
          <ul>
            {entries.map(({ section, to, icon }) => (
              <li key={section}>
                <Tooltip title={collapsed ? frame.nav[section] : ''} placement="right">
                  <Link
                    to={to}
                    className="an-nav-link"
                    aria-current={section === current ? 'page' : undefined}
                    data-testid={`nav-${section}`}
                  >
                    {icon}
                    <span className={collapsed ? 'an-sr' : undefined}>{frame.nav[section]}</span>
                  </Link>
                </Tooltip>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** Clause pages belong to the framework. */
function sectionOf(path: string): Section {
  const first = path.split('/')[1] ?? '';
  if (first === '') return 'home';
  if (first === 'clauses') return 'framework';
  const found = groups.flatMap(({ entries }) => entries).find(({ to }) => to === `/${first}`);
  return found?.section ?? 'home';
}
