import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readActivitySearch } from '../features/activity/search.ts';
import { readCustomersSearch } from '../features/customers/search.ts';
import { readRequestsSearch } from '../features/requests/search.ts';
import { customerRoutes } from './customer-routes.ts';
import { developerRoutes } from './developer-routes.ts';
import { organizationRoutes } from './organization-routes.ts';
import { publicRoutes } from './public-routes.ts';
import { root } from './root-route.ts';
import { shell } from './shell-route.ts';

const pages = {
  overview: () => import('../features/overview/OverviewPage.tsx'),
  customers: () => import('../features/customers/CustomersPage.tsx'),
  requests: () => import('../features/requests/RequestsPage.tsx'),
  removals: () => import('../features/removals/RemovalsPage.tsx'),
  receipt: () => import('../features/removals/ReceiptPage.tsx'),
  activity: () => import('../features/activity/ActivityPage.tsx'),
  users: () => import('../features/users/UsersPage.tsx'),
};

const overview = createRoute({
  getParentRoute: () => shell,
  path: '/',
  loader: async ({ context }) => (await pages.overview()).loadOverview(context.client),
  component: lazyRouteComponent(pages.overview, 'OverviewPage'),
});

const customers = createRoute({
  getParentRoute: () => shell,
  path: '/customers',
  validateSearch: readCustomersSearch,
  loader: async ({ context, location }) =>
    (await pages.customers()).loadCustomers(context.client, readCustomersSearch({ ...location.search })),
  component: lazyRouteComponent(pages.customers, 'CustomersPage'),
});

const requests = createRoute({
  getParentRoute: () => shell,
  path: '/requests',
  validateSearch: readRequestsSearch,
  loader: async ({ context, location }) =>
    (await pages.requests()).loadRequests(context.client, readRequestsSearch({ ...location.search })),
  component: lazyRouteComponent(pages.requests, 'RequestsPage'),
});

const removals = createRoute({
  getParentRoute: () => shell,
  path: '/removals',
  loader: async ({ context }) => (await pages.removals()).loadRemovals(context.client),
  component: lazyRouteComponent(pages.removals, 'RemovalsPage'),
});

const receipt = createRoute({
  getParentRoute: () => shell,
  path: '/removals/$receiptId',
  loader: async ({ context, params }) => (await pages.receipt()).loadReceipt(context.client, params.receiptId),
  component: lazyRouteComponent(pages.receipt, 'ReceiptPage'),
});

const activity = createRoute({
  getParentRoute: () => shell,
  path: '/activity',
  validateSearch: readActivitySearch,
  component: lazyRouteComponent(pages.activity, 'ActivityPage'),
});

const users = createRoute({
  getParentRoute: () => shell,
  path: '/users',
  loader: async ({ context }) => (await pages.users()).loadUsers(context.client),
  component: lazyRouteComponent(pages.users, 'UsersPage'),
});

export const routeTree = root.addChildren([
  ...publicRoutes,
  organizationRoutes,
  shell.addChildren([
    overview,
    customers,
    customerRoutes,
    requests,
    removals,
    receipt,
    activity,
    users,
    ...developerRoutes,
  ]),
]);
