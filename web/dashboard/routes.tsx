import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router';
import { catch as otherwise, z } from 'zod/mini';
import { NotFound } from './shell/not-found.tsx';
import { Shell } from './shell/shell.tsx';
import { VIEW } from './shell/view.ts';

const text = () => z.optional(otherwise(z.optional(z.string()), undefined));

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  validateSearch: VIEW,
  // The day goes along to whatever is opened next.
  search: { middlewares: [retainSearchParams(['on'])] },
});

/** The first screen: a choice of cities. */
export const homeRoute = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./screens/city/choice-of-cities.tsx'), 'ChoiceOfCities'),
});

/** How the consortia of a city stand. */
export const cityRoute = createRoute({
  getParentRoute: () => root,
  path: '/cities/$code',
  component: lazyRouteComponent(() => import('./screens/city/city.tsx'), 'City'),
});

/** Cities side by side. */
export const compareRoute = createRoute({
  getParentRoute: () => root,
  path: '/compare',
  validateSearch: z.object({
    measure: z.optional(otherwise(z.optional(z.enum(['IN_CITY_SHARE', 'ENTERPRISE_SHARE'])), undefined)),
    a: text(),
    b: text(),
  }),
  component: lazyRouteComponent(() => import('./screens/compare/compare.tsx'), 'Compare'),
});

/** What lists are narrowed to: what one list knows and another does not is left alone. */
const LIST = z.object({
  q: text(),
  division: text(),
  tier: text(),
  kind: text(),
  qualification: text(),
  phase: text(),
  source: text(),
  sort: text(),
  down: z.optional(otherwise(z.optional(z.boolean()), undefined)),
});
export type ListView = z.infer<typeof LIST>;

export const consortiaRoute = createRoute({
  getParentRoute: () => root,
  path: '/consortia',
  validateSearch: LIST,
  component: lazyRouteComponent(() => import('./screens/records/consortia.tsx'), 'Consortia'),
});

export const unitsRoute = createRoute({
  getParentRoute: () => root,
  path: '/units',
  validateSearch: LIST,
  component: lazyRouteComponent(() => import('./screens/records/units.tsx'), 'Units'),
});

export const projectsRoute = createRoute({
  getParentRoute: () => root,
  path: '/projects',
  validateSearch: LIST,
  component: lazyRouteComponent(() => import('./screens/records/projects.tsx'), 'Projects'),
});

export const fundingsRoute = createRoute({
  getParentRoute: () => root,
  path: '/fundings',
  validateSearch: LIST,
  component: lazyRouteComponent(() => import('./screens/records/fundings.tsx'), 'Fundings'),
});

/** The parts of a consortium's page. */
export const PARTS = ['overview', 'members', 'projects', 'compliance'] as const;
export type Part = (typeof PARTS)[number];

export const consortiumRoute = createRoute({
  getParentRoute: () => root,
  path: '/consortia/$ref',
  validateSearch: z.object({
    part: z.optional(otherwise(z.optional(z.enum(PARTS)), undefined)),
    policy: text(),
    open: z.optional(otherwise(z.optional(z.boolean()), undefined)),
  }),
  component: lazyRouteComponent(() => import('./screens/consortium/consortium.tsx'), 'Consortium'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    homeRoute,
    cityRoute,
    compareRoute,
    consortiaRoute,
    unitsRoute,
    projectsRoute,
    fundingsRoute,
    consortiumRoute,
  ]),
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
