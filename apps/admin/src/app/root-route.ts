import { createRootRouteWithContext, Outlet } from '@tanstack/react-router';
import type { Client } from 'urql';
import type { LiveLog } from '../features/live/live-log.ts';
import type { OpenQueries } from './open-queries.ts';

export type RouterContext = { readonly client: Client; readonly live: LiveLog; readonly queries: OpenQueries };

export const root = createRootRouteWithContext<RouterContext>()({ component: Outlet });
