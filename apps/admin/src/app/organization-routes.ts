import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { enter } from './enter.ts';
import { root } from './root-route.ts';
import { readItemSearch } from './search.ts';

const pages = () => import('../features/organization/pages.ts');

const shell = createRoute({
  getParentRoute: () => root,
  id: 'organization',
  beforeLoad: enter('organization'),
  component: lazyRouteComponent(pages, 'OrganizationShell'),
});

const partners = createRoute({
  getParentRoute: () => shell,
  path: '/my-partners',
  validateSearch: readItemSearch,
  loader: async ({ context }) => (await pages()).loadPartners(context.client),
  component: lazyRouteComponent(pages, 'PartnersPage'),
});

const admin = createRoute({
  getParentRoute: () => shell,
  path: '/delegated-admin',
  validateSearch: readItemSearch,
  loader: async ({ context }) => (await pages()).loadAdmin(context.client),
  component: lazyRouteComponent(pages, 'AdminPage'),
});

const support = createRoute({
  getParentRoute: () => shell,
  path: '/support',
  loader: async ({ context }) => (await pages()).loadSupport(context.client),
  component: lazyRouteComponent(pages, 'SupportPage'),
});

export const organizationRoutes = shell.addChildren([partners, admin, support]);
