import { join } from 'node:path';
import { addDays, isCustomerViewer, longestKeyLifeDays } from '@untether/domain';
import { meridian } from '@untether/fixtures';
import { demoKeyUser } from '../cli/next-steps.ts';
import type { App } from '../open-app.ts';
import { readIfThere, replacePrivateFile } from './private-file.ts';

/**
 * The demo's API key: created once, kept beside the database and readable only by its owner, replaced when it no longer
 * works. null when its user may no longer have one.
 */
export const openDemoKey = async ({ store, services, ports }: App, dataDirectory: string): Promise<string | null> => {
  const file = join(dataDirectory, 'demo-api-key');
  const kept = await readIfThere(file);
  if (kept !== undefined && (await services.findViewerByKey(kept)) !== undefined) return kept;
  const admins = await store.listUsersWithRole(meridian.id, 'global_admin');
  const viewer = await services.findViewer(admins.find(({ email }) => email === demoKeyUser)?.id ?? '');
  if (viewer === undefined || isCustomerViewer(viewer)) return null;
  const made = await services.createApiKey(viewer, {
    name: 'Demo',
    roles: viewer.user.roles,
    expiresAt: addDays(ports.now(), longestKeyLifeDays),
    idempotencyKey: null,
  });
  if (!made.ok || made.secret === null) return null;
  await replacePrivateFile(file, made.secret);
  return made.secret;
};
