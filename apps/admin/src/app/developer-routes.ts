import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readActivitySearch } from '../features/activity/search.ts';
import { readDeliveriesSearch } from '../features/webhooks/search.ts';
import { shell } from './shell-route.ts';

const pages = {
  developers: () => import('../features/developers/DevelopersPage.tsx'),
  endpoints: () => import('../features/webhooks/EndpointsPage.tsx'),
  endpoint: () => import('../features/webhooks/EndpointPage.tsx'),
  keys: () => import('../features/developers/KeysPage.tsx'),
  stream: () => import('../features/developers/StreamPage.tsx'),
};

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

export const developerRoutes = [developers.addChildren([endpoints, keys, stream]), endpoint] as const;
