import type { NewEvent } from '@untether/domain';
import { initPartner } from '@untether/services';
import { openServer } from '../../src/http/server.ts';
import { installationSetting } from '../../src/installation/mode.ts';
import { openApp } from '../../src/open-app.ts';
import { createLog } from '../../src/open-log.ts';
import { startServing } from '../../src/serve/start-serving.ts';
import { createClient } from '../harness/client.ts';
import { type EnvironmentVariables, newEnvironment, openEnvironment } from './live-environment.ts';

export const password = 'a long enough password';

/** A partner with an admin who has signed in. */
export interface Member {
  readonly partnerId: string;
  readonly email: string;
  readonly client: ReturnType<typeof createClient>;
  readonly headers: () => { readonly cookie: string };
}

/** Sets up a real installation of two partners, Alpha and Beta. */
export const install = async (variables: EnvironmentVariables): Promise<Readonly<Record<'alpha' | 'beta', string>>> => {
  const app = await openApp(openEnvironment(variables));
  const setUp = async (name: string): Promise<string> => {
    const admin = { email: `admin@${name.toLowerCase()}.example`, name: `Admin of ${name}`, password };
    const none = { tenantId: null, mpnId: null, country: null, provider: null };
    const made = await initPartner(app.ports, { name, kind: 'direct_bill', ...none, admin });
    if ('problem' in made) throw new Error(made.problem);
    return made.partner.id;
  };
  const ids = { alpha: await setUp('Alpha'), beta: await setUp('Beta') };
  await app.store.writeSetting(installationSetting, 'real');
  await app.close();
  return ids;
};

export const signIn = async (url: string, partnerId: string, email: string): Promise<Member> => {
  const client = createClient(url);
  const { status } = await client.signIn(email, password);
  if (status !== 200) throw new Error(`${email} could not sign in: ${status}`);
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return { partnerId, email, client, headers: () => ({ cookie }) };
};

/** The whole process but its command line, in this one: real HTTP, WebSocket, sign-in, store. */
export const openLive = async () => {
  const { variables, remove } = await newEnvironment();
  const environment = openEnvironment(variables);
  const ids = await install(variables);
  const logged: Record<string, unknown>[] = [];
  const log = createLog(
    (line) => logged.push(JSON.parse(line)),
    () => new Date(),
  );
  const server = await openServer(environment.port, environment.host);
  const serving = await startServing({ environment, role: 'all', print: () => undefined, log });
  server.serve(serving.handle, serving.upgrade);
  const url = environment.publicUrl;
  return {
    url,
    logged,
    streams: serving.streams,
    endStreams: serving.endStreams,
    services: serving.app.services,
    alpha: await signIn(url, ids.alpha, 'admin@alpha.example'),
    beta: await signIn(url, ids.beta, 'admin@beta.example'),
    /** One transaction's events, numbered in `changes.n` from `n` on. */
    append: (partnerId: string, n: number, ...events: readonly Partial<NewEvent>[]) =>
      serving.app.store.transact([partnerId], (tx) =>
        tx.append(events.map((fields, at) => ({ ...blank(partnerId), changes: { n: n + at }, ...fields }))),
      ),
    close: async () => {
      await serving.endStreams();
      await server.close();
      await serving.close();
      remove();
    },
  };
};
export type Live = Awaited<ReturnType<typeof openLive>>;

const blank = (partnerId: string): NewEvent => ({
  partnerId,
  type: 'test-created',
  occurredAt: new Date(),
  actor: { kind: 'clock', id: null, name: 'test' },
  customerId: null,
  relationshipId: null,
  subjectId: partnerId,
  changes: {},
  correlationId: 'cor_test',
});
