import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { enter } from './enter.ts';
import { root } from './root-route.ts';
import { readItemSearch } from './search.ts';

const pages = {
  home: () => import('../features/organization/home.ts'),
  admin: () => import('../features/organization/AdminPage.tsx'),
  support: () => import('../features/organization/SupportPage.tsx'),
};

const shell = createRoute({
  getParentRoute: () => root,
  id: 'organization',
  beforeLoad: enter('organization'),
  component: lazyRouteComponent(pages.home, 'OrganizationShell'),
});

const partners = createRoute({
  getParentRoute: () => shell,
  path: '/my-partners',
  validateSearch: readItemSearch,
  loader: async ({ context }) => (await pages.home()).loadPartners(context.client),
  component: lazyRouteComponent(pages.home, 'PartnersPage'),
});

const admin = createRoute({
  getParentRoute: () => shell,
  path: '/delegated-admin',
  validateSearch: readItemSearch,
  loader: async ({ context }) => (await pages.admin()).loadAdmin(context.client),
  component: lazyRouteComponent(pages.admin, 'AdminPage'),
});

const support = createRoute({
  getParentRoute: () => shell,
  path: '/support',
  loader: async ({ context }) => (await pages.support()).loadSupport(context.client),
  component: lazyRouteComponent(pages.support, 'SupportPage'),
});

export const organizationRoutes = shell.addChildren([partners, admin, support]);
