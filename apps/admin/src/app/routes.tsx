import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { readActivitySearch } from '../features/activity/search.ts';
import { readCustomersSearch } from '../features/customers/search.ts';
import { readRequestsSearch } from '../features/requests/search.ts';
import { readDeliveriesSearch } from '../features/webhooks/search.ts';
import { enter } from './enter.ts';
import { organizationRoutes } from './organization-routes.ts';
import { publicRoutes } from './public-routes.ts';
import { root } from './root-route.ts';
import { oneIn, present, readItemSearch, textIn } from './search.ts';

const pages = {
  shell: () => import('./Shell.tsx'),
  overview: () => import('../features/overview/OverviewPage.tsx'),
  customers: () => import('../features/customers/CustomersPage.tsx'),
  customer: () => import('../features/customer/CustomerPage.tsx'),
  subscriptions: () => import('../features/subscriptions/SubscriptionsPage.tsx'),
  reservations: () => import('../features/reservations/ReservationsPage.tsx'),
  software: () => import('../features/software/SoftwarePage.tsx'),
  azure: () => import('../features/azure/AzurePage.tsx'),
  orders: () => import('../features/orders/OrdersPage.tsx'),
  account: () => import('../features/account/AccountPage.tsx'),
  requests: () => import('../features/requests/RequestsPage.tsx'),
  removals: () => import('../features/removals/RemovalsPage.tsx'),
  receipt: () => import('../features/removals/ReceiptPage.tsx'),
  activity: () => import('../features/activity/ActivityPage.tsx'),
  users: () => import('../features/users/UsersPage.tsx'),
  developers: () => import('../features/developers/DevelopersPage.tsx'),
  endpoints: () => import('../features/webhooks/EndpointsPage.tsx'),
  endpoint: () => import('../features/webhooks/EndpointPage.tsx'),
  keys: () => import('../features/developers/KeysPage.tsx'),
  stream: () => import('../features/developers/StreamPage.tsx'),
};

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: enter('partner'),
  component: lazyRouteComponent(pages.shell, 'Shell'),
});

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

const customer = createRoute({
  getParentRoute: () => shell,
  path: '/customers/$customerId',
  loader: async ({ context, params }) => (await pages.customer()).loadCustomer(context.client, params.customerId),
  component: lazyRouteComponent(pages.customer, 'CustomerPage'),
});

const customerIndex = createRoute({
  getParentRoute: () => customer,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/customers/$customerId/subscriptions', params, replace: true });
  },
});

const subscriptions = createRoute({
  getParentRoute: () => customer,
  path: 'subscriptions',
  validateSearch: (search): { readonly item?: string; readonly buy?: string } =>
    present({ item: textIn(search, 'item'), buy: textIn(search, 'buy') }),
  loader: async ({ context, params }) =>
    (await pages.subscriptions()).loadSubscriptions(context.client, params.customerId),
  component: lazyRouteComponent(pages.subscriptions, 'SubscriptionsPage'),
});

const reservations = createRoute({
  getParentRoute: () => customer,
  path: 'reservations',
  validateSearch: readItemSearch,
  loader: async ({ context, params }) =>
    (await pages.reservations()).loadReservations(context.client, params.customerId),
  component: lazyRouteComponent(pages.reservations, 'ReservationsPage'),
});

const software = createRoute({
  getParentRoute: () => customer,
  path: 'software',
  validateSearch: readItemSearch,
  loader: async ({ context, params }) => (await pages.software()).loadSoftware(context.client, params.customerId),
  component: lazyRouteComponent(pages.software, 'SoftwarePage'),
});

const azure = createRoute({
  getParentRoute: () => customer,
  path: 'azure',
  validateSearch: readItemSearch,
  loader: async ({ context, params }) => (await pages.azure()).loadAzure(context.client, params.customerId),
  component: lazyRouteComponent(pages.azure, 'AzurePage'),
});

const orders = createRoute({
  getParentRoute: () => customer,
  path: 'orders',
  validateSearch: readItemSearch,
  loader: async ({ context, params }) => (await pages.orders()).loadOrders(context.client, params.customerId),
  component: lazyRouteComponent(pages.orders, 'OrdersPage'),
});

const account = createRoute({
  getParentRoute: () => customer,
  path: 'account',
  validateSearch: (search): { readonly admin?: 'new' } => present({ admin: oneIn(search, 'admin', ['new'] as const) }),
  loader: async ({ context, params }) => (await pages.account()).loadAccount(context.client, params.customerId),
  component: lazyRouteComponent(pages.account, 'AccountPage'),
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

const developers = createRoute({
  getParentRoute: () => shell,
  path: '/developers',
  component: lazyRouteComponent(pages.developers, 'DevelopersPage'),
});

const endpoints = createRoute({
  getParentRoute: () => developers,
  path: '/',
  loader: async ({ context }) => (await pages.endpoints()).loadEndpoints(context.client),
  component: lazyRouteComponent(pages.endpoints, 'EndpointsPage'),
});

const endpoint = createRoute({
  getParentRoute: () => shell,
  path: '/developers/endpoints/$endpointId',
  validateSearch: readDeliveriesSearch,
  loader: async ({ context, params }) => (await pages.endpoint()).loadEndpoint(context.client, params.endpointId),
  component: lazyRouteComponent(pages.endpoint, 'EndpointPage'),
});

const keys = createRoute({
  getParentRoute: () => developers,
  path: 'keys',
  component: lazyRouteComponent(pages.keys, 'KeysPage'),
});

const stream = createRoute({
  getParentRoute: () => developers,
  path: 'stream',
  validateSearch: readActivitySearch,
  component: lazyRouteComponent(pages.stream, 'StreamPage'),
});

export const routeTree = root.addChildren([
  ...publicRoutes,
  organizationRoutes,
  shell.addChildren([
    overview,
    customers,
    customer.addChildren([customerIndex, subscriptions, reservations, software, azure, orders, account]),
    requests,
    removals,
    receipt,
    activity,
    users,
    developers.addChildren([endpoints, keys, stream]),
    endpoint,
  ]),
]);
