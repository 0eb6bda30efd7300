import { actions, callOutcomes } from '@anlan/api/client';
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import type { CallFilter } from './api/calls.ts';
import { isSignedOut } from './api/query-client.ts';
import { sessionQuery } from './api/session.ts';
import { Appearance } from './layout/appearance.tsx';
import { NotFound, PageFailure, PagePending } from './layout/fallbacks.tsx';
import { listOf, momentOf, oneOf, returnPath, textOf } from './layout/search-params.ts';
import { Shell } from './layout/shell.tsx';

interface TrafficSearch extends CallFilter {
  /** The call that is open beside the list. */
  readonly call?: string;
}

interface RouterContext {
  readonly queryClient: QueryClient;
}

const root = createRootRouteWithContext<RouterContext>()({ notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { back?: string } => ({
    ...(search.back !== undefined && { back: returnPath(search.back) }),
  }),
  component: lazyRouteComponent(() => import('./pages/sign-in/sign-in-page.tsx'), 'SignInPage'),
});

/** Everything behind the sign-in; its path is kept, so that signing in leads back to it. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(sessionQuery);
    } catch (error) {
      if (isSignedOut(error)) throw redirect({ to: '/sign-in', search: { back: location.href } });
      throw error;
    }
  },
});

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/home/home-page.tsx'), 'HomePage'),
});

const applications = createRoute({
  getParentRoute: () => signedIn,
  path: '/applications',
  validateSearch: (search): { q?: string; level?: number } => ({
    ...textOf(search, 'q'),
    ...(Number.isInteger(search.level) && { level: search.level as number }),
  }),
  component: lazyRouteComponent(() => import('./pages/applications/applications-page.tsx'), 'ApplicationsPage'),
});

const register = createRoute({
  getParentRoute: () => signedIn,
  path: '/applications/new',
  component: lazyRouteComponent(() => import('./pages/applications/register-page.tsx'), 'RegisterPage'),
});

const application = createRoute({
  getParentRoute: () => signedIn,
  path: '/applications/$id',
  component: lazyRouteComponent(() => import('./pages/application/application-page.tsx'), 'ApplicationPage'),
});

const editApplication = createRoute({
  getParentRoute: () => signedIn,
  path: '/applications/$id/edit',
  component: lazyRouteComponent(() => import('./pages/applications/edit-page.tsx'), 'EditPage'),
});

const traffic = createRoute({
  getParentRoute: () => signedIn,
  path: '/traffic',
  validateSearch: (search): TrafficSearch => ({
    ...textOf(search, 'application'),
    ...listOf(search, 'outcome', callOutcomes),
    ...oneOf(search, 'effect', actions),
    ...(search.labelled === true && { labelled: true }),
    ...momentOf(search, 'from'),
    ...textOf(search, 'call'),
  }),
  component: lazyRouteComponent(() => import('./pages/traffic/traffic-page.tsx'), 'TrafficPage'),
});

const playground = createRoute({
  getParentRoute: () => signedIn,
  path: '/playground',
  validateSearch: (search) => textOf(search, 'application'),
  component: lazyRouteComponent(() => import('./pages/playground/playground-page.tsx'), 'PlaygroundPage'),
});

const framework = createRoute({
  getParentRoute: () => signedIn,
  path: '/framework',
  component: lazyRouteComponent(() => import('./pages/framework/packs-page.tsx'), 'PacksPage'),
});

const pack = createRoute({
  getParentRoute: () => signedIn,
  path: '/framework/$pack',
  validateSearch: (search) => ({
    ...textOf(search, 'q'),
    ...textOf(search, 'heading'),
    ...textOf(search, 'coverage'),
    ...textOf(search, 'category'),
    ...oneOf(search, 'view', ['clauses', 'mapping'] as const),
  }),
  component: lazyRouteComponent(() => import('./pages/framework/pack-page.tsx'), 'PackPage'),
});

/** Clause ids hold a slash or two: `/clauses/asgf@2.0/annex2/1`. */
const clause = createRoute({
  getParentRoute: () => signedIn,
  path: '/clauses/$',
  component: lazyRouteComponent(() => import('./pages/clause/clause-page.tsx'), 'ClausePage'),
});

const log = createRoute({
  getParentRoute: () => signedIn,
  path: '/log',
  validateSearch: (search) => ({
    ...textOf(search, 'application'),
    ...textOf(search, 'clause'),
    ...textOf(search, 'kind'),
    ...textOf(search, 'request'),
  }),
  component: lazyRouteComponent(() => import('./pages/log/log-page.tsx'), 'LogPage'),
});

const record = createRoute({
  getParentRoute: () => signedIn,
  path: '/log/$id',
  component: lazyRouteComponent(() => import('./pages/log/record-page.tsx'), 'RecordPage'),
});

const administration = createRoute({
  getParentRoute: () => signedIn,
  path: '/administration',
  validateSearch: (search) => oneOf(search, 'tab', ['accounts', 'status'] as const),
  component: lazyRouteComponent(() => import('./pages/administration/administration-page.tsx'), 'AdministrationPage'),
});

/** Any other address, inside the navigation. */
const nowhere = createRoute({ getParentRoute: () => signedIn, path: '/$', component: NotFound });

const routeTree = root.addChildren([
  signIn,
  signedIn.addChildren([
    home,
    applications,
    register,
    application,
    editApplication,
    traffic,
    playground,
    framework,
    pack,
    clause,
    log,
    record,
    administration,
    nowhere,
  ]),
]);

// The type is inferred: it is what makes every link of the console checked.
export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    InnerWrap: Appearance,
    defaultPreload: 'intent',
    defaultErrorComponent: PageFailure,
    defaultPendingComponent: PagePending,
    pathParamsAllowedCharacters: ['@'],
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
