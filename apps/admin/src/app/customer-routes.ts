import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { oneIn, present, readItemSearch, textIn } from './search.ts';
import { shell } from './shell-route.ts';
import type { OfferKind } from './vocabulary.ts';
import { offerKinds } from './vocabulary-lists.ts';

type SubscriptionsSearch = {
  readonly item?: string;
  /** The offer that is bought, or that one is looked for. */
  readonly buy?: string;
  /** Of which kind it is looked for. */
  readonly offers?: OfferKind;
};

const pages = {
  customer: () => import('../features/customer/CustomerPage.tsx'),
  subscriptions: () => import('../features/subscriptions/SubscriptionsPage.tsx'),
  reservations: () => import('../features/reservations/ReservationsPage.tsx'),
  software: () => import('../features/software/SoftwarePage.tsx'),
  azure: () => import('../features/azure/AzurePage.tsx'),
  orders: () => import('../features/orders/OrdersPage.tsx'),
  account: () => import('../features/account/AccountPage.tsx'),
};

const customer = createRoute({
  getParentRoute: () => shell,
  path: '/customers/$customerId',
  loader: async ({ context, params }) => (await pages.customer()).loadCustomer(context.client, params.customerId),
  component: lazyRouteComponent(pages.customer, 'CustomerPage'),
});

const index = createRoute({
  getParentRoute: () => customer,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/customers/$customerId/subscriptions', params, replace: true });
  },
});

const subscriptions = createRoute({
  getParentRoute: () => customer,
  path: 'subscriptions',
  validateSearch: (search): SubscriptionsSearch =>
    present({
      item: textIn(search, 'item'),
      buy: textIn(search, 'buy'),
      offers: oneIn(search, 'offers', offerKinds),
    }),
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

export const customerRoutes = customer.addChildren([
  index,
  subscriptions,
  reservations,
  software,
  azure,
  orders,
  account,
]);
