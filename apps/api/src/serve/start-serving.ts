import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { andThen, languages, spokenLocale } from '@untether/domain';
import { createContext, schema } from '@untether/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { deferred, once } from '../deferred.ts';
import { type Environment, isOnThisMachineOnly } from '../env.ts';
import { deferSocketServer } from '../events/deferred-sockets.ts';
import { useFreshContexts } from '../events/fresh-contexts.ts';
import { createStreams, defaultStreamLimits } from '../events/streams.ts';
import { createPulse } from '../health/pulse.ts';
import { createReadiness } from '../health/readiness.ts';
import { createAddressOf } from '../http/client-address.ts';
import { createGraphql } from '../http/graphql.ts';
import type { GraphqlRequest } from '../http/graphql-request.ts';
import { createHttpHandler, graphqlBodyLimit } from '../http/handler.ts';
import { defaultLimits } from '../http/limits/limits.ts';
import { createRunning } from '../http/limits/running.ts';
import { createShortPath } from '../http/short-path/short-path.ts';
import { openStaticFiles } from '../http/static-files.ts';
import { createUnderWay } from '../http/under-way.ts';
import { createAuthenticationLog } from '../identity/authentication-log.ts';
import { createKnownDevices } from '../identity/known-device.ts';
import { withSignInLimits } from '../identity/limited-sign-in.ts';
import { secretKeysOf } from '../identity/secret-keys.ts';
import { signedAgain } from '../identity/session-cookie.ts';
import { createSignInLimits, signInLimits } from '../identity/sign-in-limits.ts';
import { fromTrustedOrigins, trustedOriginsOf } from '../identity/sign-in-requests.ts';
import {
  createViewerOfRequest,
  findBearer,
  isSecondFactorDue,
  secondFactorFirst,
  wrongKey,
} from '../identity/viewer-of-request.ts';
import { completeProof } from '../jobs/complete-proof.ts';
import { runImports } from '../jobs/run-imports.ts';
import { runRemovalJobs } from '../jobs/run-removal-jobs.ts';
import { runRetention } from '../jobs/run-retention.ts';
import { describeFault, type Log } from '../log.ts';
import { runMail } from '../mail/run-mail.ts';
import { openApp } from '../open-app.ts';
import { startDelivery } from '../webhooks/start-delivery.ts';
import { runClock } from './clock.ts';
import { openInstallation } from './open-installation.ts';
import { openWatching } from './open-watching.ts';
import type { ProcessRole } from './roles.ts';

export interface ServeOptions {
  readonly environment: Environment;
  readonly role: ProcessRole;
  readonly print: (line: string) => void;
  readonly log: Log;
}

/** How long loading the sign-in library waits for the requests that waited for the start. */
const firstRequestsMs = 300;

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const adminApp = join(root, 'apps/admin/dist');
const clientPackage = join(root, 'packages/client/dist/untether-client.tgz');

/** Opens everything a request needs. The caller owns the port and closes it first. */
export const startServing = async ({ environment, role, print, log: operatorsLog }: ServeOptions) => {
  const app = await openApp(environment);
  try {
    const { mode, secret, demo: demoUsers, demoKey, notes } = await openInstallation({ app, environment, print });
    const { publicUrl, port, allowedOrigins, maxStreamsPerUser: perUser } = environment;
    const { services } = app;
    const { oidc, operation } = environment;
    // Nobody signs in with a password through a provider.
    const demo = oidc === null ? demoUsers : null;
    const pulses = {
      clock: createPulse('clock', 180_000),
      deliveries: createPulse('deliveries', 60_000),
      imports: createPulse('imports', 60_000),
      removals: createPulse('removals', 60_000),
    };
    const lagOf = (at: Date | null): number => Math.max(0, at === null ? 0 : app.ports.now().getTime() - at.getTime());
    const clockLagMs = async () => lagOf(await services.findNextDueAt());
    const readiness = createReadiness({
      health: app.store.health,
      // A server of PostgreSQL sees to its own.
      disk: environment.databaseUrl.startsWith('file:')
        ? { folder: environment.dataDirectory, leastBytes: operation.leastDiskBytes }
        : null,
      pulses: role === 'web' ? [] : Object.values(pulses),
      clockLagMs,
    });
    const watching = await openWatching({
      settings: operation,
      log: operatorsLog,
      readiness,
      sources: {
        streams: () => streams.count(),
        clockLagMs,
        deliveryLagMs: async () => lagOf(await app.store.webhookQueue.findNextDue(new Date(0))),
        jobs: () => ({ removal: working?.removals.count() ?? 0, import: working?.imports.count() ?? 0 }),
        isReady: async () => (await readiness.look()).status === 'ready',
      },
    });
    const { log, metrics } = watching;
    const cookies = { secret, previousSecret: environment.previousAuthSecret, publicUrl };
    const secrets = secretKeysOf(secret, environment.previousAuthSecret);
    const addressOf = createAddressOf(environment.trustedProxies);
    const authentications = createAuthenticationLog({
      log,
      secret,
      addressOf,
      findUserId: async (email) => (await app.store.accounts.findAccountByEmail(email))?.userId,
      findKeyHolder: (key) => app.store.findKeyHolder(app.ports.digest(key)),
    });
    const viewerOfRequest = createViewerOfRequest({
      identity: app.store.identity,
      services,
      ...cookies,
      secondFactors: oidc === null,
      onRefusedKey: authentications.refusedKey,
      log,
    });
    const origins = { own: trustedOriginsOf({ publicUrl, port }), allowed: allowedOrigins };
    const streams = createStreams(viewerOfRequest, { ...defaultStreamLimits, perUser });
    const errorDocs = `${publicUrl}/docs/errors`;
    const served = {
      schema,
      contextOf: ({ credentials, req }: Pick<GraphqlRequest, 'credentials' | 'req'>) =>
        andThen(viewerOfRequest(credentials), (viewer) => {
          const accepted = req.headers['accept-language'];
          if (isSecondFactorDue(viewer)) throw secondFactorFirst(languages[spokenLocale(viewer.language, accepted)]);
          const language = languages[spokenLocale(viewer?.session?.language, accepted)];
          if (viewer === null && findBearer(credentials.authorization) !== undefined) throw wrongKey(language);
          return createContext({
            services,
            viewer,
            now: app.ports.now(),
            language,
            errorDocs,
          });
        }),
      limits: defaultLimits,
      running: createRunning(defaultLimits.running),
      addressOf,
      origins,
      onTold: authentications.told,
      log,
    };
    const secure = publicUrl.startsWith('https:');
    const graphql = createGraphql({
      ...served,
      plugins: [useFreshContexts({ streams, now: app.ports.now, log, onEvent: metrics?.sawEvent })],
    });
    const sockets = deferSocketServer(async () => {
      const { createSocketServer } = await import('../events/socket-server.ts');
      return createSocketServer({ enveloped: graphql.enveloped, origins, viewerOfRequest, log });
    });
    let resealing: Promise<void> | undefined;
    const openAuth = once(async () => {
      const { createAuth } = await import('../identity/auth.ts');
      const { withoutContext } = await import('../identity/without-context.ts');
      const answer = createAuth({
        identity: app.store.identity,
        secrets,
        publicUrl,
        trustedOrigins: origins.own,
        account: services,
        oidc:
          oidc === null
            ? null
            : (await import('../identity/oidc.ts')).oidcPlugin({
                settings: oidc,
                publicUrl,
                services,
                onFault: (thrown) =>
                  log('error', 'signing in through the provider failed', { fault: describeFault(thrown) }),
              }),
        afterwards: (work) => {
          work.catch((thrown: unknown) => log('error', 'no link was mailed', { fault: describeFault(thrown) }));
        },
        maySignIn: async (userId) => (await services.findViewer(userId)) !== undefined,
        log,
      });
      if (environment.previousAuthSecret !== null) {
        const { resealWith } = await import('../identity/second-factor.ts');
        resealing = resealWith(services, secrets).catch((thrown: unknown) =>
          log('error', 'second factors were not sealed with the new secret', { fault: describeFault(thrown) }),
        );
      }
      return withoutContext((req, res) => {
        const cookie = signedAgain(req.headers.cookie, cookies);
        if (cookie !== undefined) req.headers.cookie = cookie;
        return answer(req, res);
      });
    });
    const underWay = createUnderWay();
    const handle = createHttpHandler({
      underWay,
      healthOnly: role === 'worker',
      readiness: readiness.look,
      watch: watching.watch,
      auth: authentications.watch(
        fromTrustedOrigins({
          origins: origins.own,
          publicUrl,
          handle: withSignInLimits({
            admit: createSignInLimits(signInLimits[mode]),
            devices: createKnownDevices({ secret, publicUrl }),
            handle: deferred(openAuth),
          }),
        }),
      ),
      addressOf,
      shortPath:
        environment.shortPath && role !== 'worker'
          ? createShortPath({ ...served, underWay, secure, bodyLimit: graphqlBodyLimit })
          : null,
      graphql: graphql.handle,
      imports: deferred(async () => {
        const { createImportRoutes } = await import('../http/imports.ts');
        return createImportRoutes({
          ...{ services, viewerOfRequest, origins, onForbidden: authentications.forbidden },
          maxBytes: environment.importMaxBytes,
        });
      }),
      exports: deferred(async () => {
        const { createExportRoutes } = await import('../http/exports/routes.ts');
        return createExportRoutes({
          ...{ services, viewerOfRequest, origins, now: app.ports.now, errorDocs, log },
          onForbidden: authentications.forbidden,
        });
      }),
      app: await openStaticFiles(adminApp),
      demo,
      signIn: { resetByMail: environment.mail !== null && oidc === null, provider: oidc !== null },
      docs: deferred(async () => {
        const { openDocs } = await import('../http/docs.ts');
        return openDocs({ folder: join(root, 'docs'), clientPackage });
      }),
      schemaText: () => `${printSchema(lexicographicSortSchema(schema))}\n`,
      origins,
      secure,
      log,
    });
    /** Loads what the first request or sign-in would otherwise wait for. Call it once requests are answered. */
    const loadRest = async (): Promise<void> => {
      if (role === 'worker') return;
      await graphql.load();
      await sleep(firstRequestsMs, undefined, { ref: false });
      await openAuth();
    };
    /** Ends what would not end by itself. Call it before the port is closed. */
    const endStreams = async (): Promise<void> => {
      streams.close();
      await sockets.close();
    };
    const work = () => {
      const deliveries = startDelivery({
        app,
        loopbackAllowed: mode === 'demo' && isOnThisMachineOnly(environment),
        log,
        onTurn: pulses.deliveries.beat,
        onAttempt: metrics?.attempted,
      });
      const clock = runClock({ services, now: app.ports.now, log, onTurn: pulses.clock.beat });
      const imports = runImports({ app, limits: environment.archiveLimits, log, onTurn: pulses.imports.beat });
      const removals = runRemovalJobs({ services, log, onTurn: pulses.removals.beat });
      const proof = completeProof({ services, log });
      const retention = runRetention({ prune: app.store.prune, days: operation.retention, now: app.ports.now, log });
      const mail = environment.mail && runMail({ services, settings: environment.mail, publicUrl, log });
      return { deliveries, clock, imports, removals, proof, retention, ...(mail === null ? {} : { mail }) };
    };
    const working = role === 'web' ? null : work();
    const close = async (): Promise<void> => {
      await Promise.all([resealing, underWay.settled(), ...Object.values(working ?? {}).map(({ stop }) => stop())]);
      await app.close();
    };
    return {
      app,
      mode,
      streams,
      readiness,
      openWatching: watching.open,
      handle,
      upgrade: role === 'worker' ? (_req: IncomingMessage, socket: Duplex) => void socket.destroy() : sockets.upgrade,
      demo,
      demoKey,
      notes,
      loadRest,
      endStreams,
      close,
    };
  } catch (thrown) {
    await app.close();
    throw thrown;
  }
};
