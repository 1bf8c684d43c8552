import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { readLogSearch } from '../common/filters/search.ts';
import type { Visit } from '../common/page.ts';
import { oneIn, readItemSearch, textIn, withoutUndefined } from '../common/search.ts';
import { readActivitySearch } from '../features/activity/search.ts';
import { readCustomersSearch } from '../features/customers/search.ts';
import { readDeliveriesSearch } from '../features/developers/search.ts';
import { readJobSearch, readJobsSearch } from '../features/jobs/search.ts';
import { readRequestsSearch } from '../features/requests/search.ts';
import { loadTexts } from '../texts/texts.ts';
import { type RouterContext, requireSide } from './route-guard.ts';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The route's entry in the navigation of its shell. */
    readonly navigation?: {
      /** As in the `navigation` of its feature's texts, and its icon is by its shell, in partner-icons.tsx. */
      readonly label: string;
      /** The letter after `g` that leads to it. */
      readonly key?: string;
    };
  }
}

/** What the module of a page exports. */
type PageModule<Param extends string> = {
  readonly Page: ComponentType;
  /** Asks for what the page shows first. */
  readonly load?: (visit: Visit<Param>) => Promise<unknown>;
};
type LoaderContext<Param extends string> = {
  readonly context: RouterContext;
  readonly params: Readonly<Record<Param, string>>;
  readonly location: { readonly search: object };
};

/** A page whose module is fetched when it is visited. It is shown together with its texts. */
const page = <Param extends string = never>(read: () => Promise<PageModule<Param>>) => ({
  loader: async ({ context, params, location }: LoaderContext<Param>): Promise<void> => {
    const { load } = await read();
    await load?.({ client: context.client, params, search: { ...location.search } });
  },
  component: lazyRouteComponent(async () => {
    const module = await read();
    await loadTexts();
    return module;
  }, 'Page'),
});

const root = createRootRouteWithContext<RouterContext>()({ component: Outlet });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (
    search,
  ): {
    readonly next?: string;
    readonly ended?: string;
    /** Why the provider's person is nobody here. */
    readonly problem?: string;
  } =>
    withoutUndefined({
      next: textIn(search, 'next'),
      ended: textIn(search, 'ended'),
      problem: textIn(search, 'problem'),
    }),
  ...page(() => import('../features/sign-in/SignInPage.tsx')),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  ...page(() => import('../features/invitation/InvitationPage.tsx')),
});

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  ...page(() => import('../features/account/ResetPasswordPage.tsx')),
});

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  ...page(() => import('../features/account/ForgotPasswordPage.tsx')),
});

const secondFactor = createRoute({
  getParentRoute: () => root,
  path: '/second-factor',
  validateSearch: (search): { readonly next?: string } => withoutUndefined({ next: textIn(search, 'next') }),
  ...page(() => import('../features/account/SecondFactorPage.tsx')),
});

const partner = createRoute({
  getParentRoute: () => root,
  id: 'partner',
  beforeLoad: requireSide('partner'),
  component: page(() => import('./PartnerShell.tsx')).component,
});

const overview = createRoute({
  getParentRoute: () => partner,
  path: '/',
  staticData: { navigation: { label: 'overview', key: 'o' } },
  ...page(() => import('../features/overview/OverviewPage.tsx')),
});

const customers = createRoute({
  getParentRoute: () => partner,
  path: '/customers',
  staticData: { navigation: { label: 'customers', key: 'c' } },
  validateSearch: readCustomersSearch,
  ...page(() => import('../features/customers/CustomersPage.tsx')),
});

const customer = createRoute({
  getParentRoute: () => partner,
  path: '/customers/$customerId',
  ...page<'customerId'>(() => import('../features/customer/CustomerPage.tsx')),
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
  validateSearch: (
    search,
  ): {
    readonly item?: string;
    /** The offer that is bought, or `new` while one is looked for. */
    readonly buy?: string;
    /** Of which kind it is looked for. */
    readonly offers?: string;
  } => withoutUndefined({ item: textIn(search, 'item'), buy: textIn(search, 'buy'), offers: textIn(search, 'offers') }),
  ...page<'customerId'>(() => import('../features/customer/SubscriptionsPage.tsx')),
});

const reservations = createRoute({
  getParentRoute: () => customer,
  path: 'reservations',
  validateSearch: readItemSearch,
  ...page<'customerId'>(() => import('../features/customer/ReservationsPage.tsx')),
});

const software = createRoute({
  getParentRoute: () => customer,
  path: 'software',
  validateSearch: readItemSearch,
  ...page<'customerId'>(() => import('../features/customer/SoftwarePage.tsx')),
});

const azure = createRoute({
  getParentRoute: () => customer,
  path: 'azure',
  validateSearch: readItemSearch,
  ...page<'customerId'>(() => import('../features/customer/AzurePage.tsx')),
});

const orders = createRoute({
  getParentRoute: () => customer,
  path: 'orders',
  validateSearch: readItemSearch,
  ...page<'customerId'>(() => import('../features/customer/OrdersPage.tsx')),
});

const account = createRoute({
  getParentRoute: () => customer,
  path: 'account',
  validateSearch: (
    search,
  ): {
    readonly admin?: 'new';
    /** The job that clears the customer. */
    readonly job?: string;
  } => withoutUndefined({ admin: oneIn(search, 'admin', ['new'] as const), job: textIn(search, 'job') }),
  ...page<'customerId'>(() => import('../features/customer/AccountPage.tsx')),
});

const customerActivity = createRoute({
  getParentRoute: () => customer,
  path: 'activity',
  validateSearch: readActivitySearch,
  ...page<'customerId'>(() => import('../features/customer/ActivityPage.tsx')),
});

const requests = createRoute({
  getParentRoute: () => partner,
  path: '/requests',
  staticData: { navigation: { label: 'requests', key: 'q' } },
  validateSearch: readRequestsSearch,
  ...page(() => import('../features/requests/RequestsPage.tsx')),
});

const removals = createRoute({
  getParentRoute: () => partner,
  path: '/removals',
  staticData: { navigation: { label: 'removals', key: 'r' } },
  validateSearch: readLogSearch,
  ...page(() => import('../features/removal/RemovalsPage.tsx')),
});

const receipt = createRoute({
  getParentRoute: () => partner,
  path: '/removals/$receiptId',
  ...page<'receiptId'>(() => import('../features/receipts/ReceiptPage.tsx')),
});

const jobs = createRoute({
  getParentRoute: () => partner,
  path: '/jobs',
  staticData: { navigation: { label: 'jobs', key: 'j' } },
  validateSearch: readJobsSearch,
  ...page(() => import('../features/jobs/JobsPage.tsx')),
});

const job = createRoute({
  getParentRoute: () => partner,
  path: '/jobs/$jobId',
  validateSearch: readJobSearch,
  ...page<'jobId'>(() => import('../features/jobs/JobPage.tsx')),
});

const activity = createRoute({
  getParentRoute: () => partner,
  path: '/activity',
  staticData: { navigation: { label: 'activity', key: 'a' } },
  validateSearch: readActivitySearch,
  ...page(() => import('../features/activity/ActivityPage.tsx')),
});

const imports = createRoute({
  getParentRoute: () => partner,
  path: '/imports',
  staticData: { navigation: { label: 'imports' } },
  ...page(() => import('../features/imports/ImportsPage.tsx')),
});

const importPage = createRoute({
  getParentRoute: () => partner,
  path: '/imports/$importId',
  ...page<'importId'>(() => import('../features/imports/ImportPage.tsx')),
});

const users = createRoute({
  getParentRoute: () => partner,
  path: '/users',
  staticData: { navigation: { label: 'users' } },
  ...page(() => import('../features/users/UsersPage.tsx')),
});

const ownAccount = createRoute({
  getParentRoute: () => partner,
  path: '/account',
  ...page(() => import('../features/account/AccountPage.tsx')),
});

const developers = createRoute({
  getParentRoute: () => partner,
  path: '/developers',
  staticData: { navigation: { label: 'developers' } },
  ...page(() => import('../features/developers/DevelopersPage.tsx')),
});

const endpoints = createRoute({
  getParentRoute: () => developers,
  path: '/',
  ...page(() => import('../features/developers/EndpointsPage.tsx')),
});

const endpoint = createRoute({
  getParentRoute: () => partner,
  path: '/developers/endpoints/$endpointId',
  validateSearch: readDeliveriesSearch,
  ...page<'endpointId'>(() => import('../features/developers/EndpointPage.tsx')),
});

const keys = createRoute({
  getParentRoute: () => developers,
  path: 'keys',
  ...page(() => import('../features/developers/KeysPage.tsx')),
});

const stream = createRoute({
  getParentRoute: () => developers,
  path: 'stream',
  validateSearch: readActivitySearch,
  ...page(() => import('../features/developers/StreamPage.tsx')),
});

const organization = createRoute({
  getParentRoute: () => root,
  id: 'organization',
  beforeLoad: requireSide('organization'),
  component: page(() => import('./OrganizationShell.tsx')).component,
});

const myPartners = createRoute({
  getParentRoute: () => organization,
  path: '/my-partners',
  staticData: { navigation: { label: 'myPartners' } },
  validateSearch: readItemSearch,
  ...page(() => import('../features/organization/PartnersPage.tsx')),
});

const delegatedAdmin = createRoute({
  getParentRoute: () => organization,
  path: '/delegated-admin',
  staticData: { navigation: { label: 'delegatedAdmin' } },
  validateSearch: readItemSearch,
  ...page(() => import('../features/organization/AdminPage.tsx')),
});

const support = createRoute({
  getParentRoute: () => organization,
  path: '/support',
  staticData: { navigation: { label: 'support' } },
  ...page(() => import('../features/organization/SupportPage.tsx')),
});

const adminsAccount = createRoute({
  getParentRoute: () => organization,
  path: '/my-account',
  ...page(() => import('../features/account/AccountPage.tsx')),
});

export const routeTree = root.addChildren([
  signIn,
  invitation,
  resetPassword,
  forgotPassword,
  secondFactor,
  organization.addChildren([myPartners, delegatedAdmin, support, adminsAccount]),
  partner.addChildren([
    overview,
    customers,
    customer.addChildren([
      customerIndex,
      subscriptions,
      reservations,
      software,
      azure,
      orders,
      account,
      customerActivity,
    ]),
    requests,
    removals,
    receipt,
    jobs,
    job,
    activity,
    imports,
    importPage,
    users,
    ownAccount,
    developers.addChildren([endpoints, keys, stream]),
    endpoint,
  ]),
]);
