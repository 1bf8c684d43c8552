import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { enter } from './enter.ts';
import { root } from './root-route.ts';

/** What stands around every page of a partner. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: enter('partner'),
  component: lazyRouteComponent(() => import('./Shell.tsx'), 'Shell'),
});
