import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, schema } from '@untether/graphql';
import { toNodeHandler } from 'better-auth/node';
import type { Environment } from '../env.ts';
import { documentLimits } from '../http/document-limits.ts';
import { createGraphqlHandler } from '../http/graphql.ts';
import { createHttpHandler } from '../http/handler.ts';
import { openStaticFiles } from '../http/static-files.ts';
import { createAuth, type SignInLimit, trustedOriginsOf } from '../identity/auth.ts';
import type { Log } from '../log.ts';
import { openApp } from '../open-app.ts';
import { runClock } from './clock.ts';
import { openInstallation } from './open-installation.ts';
import { createViewerReader } from './viewer.ts';

export interface ServeOptions {
  readonly environment: Environment;
  readonly development: boolean;
  readonly print: (line: string) => void;
  readonly log: Log;
}

/** A demo's password is public, so there is nothing to guess. */
const signInLimits: Readonly<Record<'demo' | 'real', SignInLimit>> = {
  demo: { window: 10, max: 100 },
  real: { window: 60, max: 20 },
};

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const adminApp = join(root, 'apps/admin/dist');

/** Opens everything a request needs. The caller owns the port and closes it first. */
export const startServing = async ({ environment, development, print, log }: ServeOptions) => {
  const app = await openApp(environment);
  try {
    const { mode, secret, demo, notes } = await openInstallation({ app, environment, print });
    const { publicUrl, port } = environment;
    const viewerOf = createViewerReader({ identity: app.store.identity, services: app.services, secret, publicUrl });
    const auth = createAuth({
      identity: app.store.identity,
      secret,
      publicUrl,
      trustedOrigins: trustedOriginsOf({ publicUrl, port, development }),
      signInLimit: signInLimits[mode],
      maySignIn: async (userId) => (await app.services.findViewer(userId)) !== undefined,
    });
    const handle = createHttpHandler({
      auth: toNodeHandler(auth),
      graphql: createGraphqlHandler({
        schema,
        contextOf: async ({ req }) =>
          createContext({
            services: app.services,
            viewer: await viewerOf(req.headers.cookie),
            now: app.ports.now(),
            errorDocs: `${publicUrl}/docs/errors`,
          }),
        limits: documentLimits,
        log,
      }),
      app: await openStaticFiles(adminApp),
      demo,
      errorDocs: await readFile(join(root, 'docs/errors.md'), 'utf8'),
      secure: publicUrl.startsWith('https:'),
      log,
    });
    const clock = runClock({ services: app.services, now: app.ports.now, log });
    const close = async (): Promise<void> => {
      await clock.stop();
      await app.close();
    };
    return { handle, demo, notes, close };
  } catch (thrown) {
    await app.close();
    throw thrown;
  }
};
