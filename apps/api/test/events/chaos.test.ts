import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { triesOf } from '../harness/database.ts';
import { main, type Started, start, untilServing } from '../harness/process.ts';
import { type Chaos, createRandom, openLedger } from './ledger.ts';
import { install, type Member, password, signIn } from './live.ts';
import { newEnvironment } from './live-environment.ts';

const ledgers = 20;
const cuts = triesOf(200);
const kills = Number(process.env.CHAOS_KILLS ?? triesOf(4));
const seed = Number(process.env.CHAOS_SEED ?? randomInt(2 ** 31));
const crashes = triesOf(20);

const openServerThatIsKilled = async () => {
  const { variables, remove } = await newEnvironment();
  const { alpha } = await install(variables);
  const url = `http://localhost:${variables.PORT}`;
  let server: Started;
  const up = async (): Promise<void> => {
    server = start([process.execPath, main, 'serve'], variables);
    await untilServing(server, url);
  };
  const down = async (): Promise<void> => {
    server.child.kill('SIGKILL');
    await server.ended;
  };
  await up();
  onTestFinished(async () => {
    await down();
    remove();
  });
  return { url, partnerId: alpha, up, down };
};

const post = (member: Member, query: string, variables: object) =>
  member.client.query(query, variables).then(
    ({ body }) => body.data,
    () => undefined,
  );

/** Changes a user's roles back and forth until told to stop. Says how many changes the server acknowledged. */
const write = async (admin: Member, name: string, until: AbortSignal): Promise<number> => {
  const create = `mutation ($email: String!, $password: String!) { createUser(input: {
    email: $email, name: "Writer's", roles: [SALES_AGENT], password: $password, idempotencyKey: $email}) { ... on CreateUserPayload { user { id } } } }`;
  // The server may be killed before it answers: the key makes asking again safe.
  let created: { readonly createUser: { readonly user: { readonly id: string } } } | undefined;
  while (created === undefined) created = await post(admin, create, { email: `${name}@alpha.example`, password });
  const { user } = created.createUser;
  const change = `mutation ($userId: ID!, $roles: [Role!]!) {
    setUserRoles(input: {userId: $userId, roles: $roles}) { ... on SetUserRolesPayload { replayed } } }`;
  let acknowledged = 0;
  for (let n = 0; !until.aborted; n += 1) {
    const roles = [n % 2 === 0 ? 'HELPDESK_AGENT' : 'SALES_AGENT'];
    const answer = await post(admin, change, { userId: user.id, roles });
    if (answer?.setUserRoles.replayed === false) acknowledged += 1;
    await sleep(answer ? 5 : 50);
  }
  return acknowledged;
};

const readLog = async (admin: Member): Promise<string[]> => {
  const query = `query ($after: String) { events(first: 100, after: $after) {
    nodes { id } pageInfo { hasNextPage endCursor } } }`;
  const ids: string[] = [];
  let after: string | null = null;
  for (;;) {
    const { events } = await post(admin, query, { after });
    ids.push(...events.nodes.map(({ id }: { id: string }) => id));
    if (!events.pageInfo.hasNextPage) return ids;
    after = events.pageInfo.endCursor;
  }
};

test(`after ${cuts} cut connections, ${kills} kills of the server and ${crashes} of consumers under load every ledger is complete, in order and without duplicates`, {
  timeout: 300_000 + kills * 15_000,
}, async () => {
  console.log(`chaos: CHAOS_SEED=${seed}`);
  const server = await openServerThatIsKilled();
  const admin = await signIn(server.url, server.partnerId, 'admin@alpha.example');
  const random = createRandom(seed);
  const chaos: Chaos = { random, cutsLeft: cuts, crashesLeft: crashes };
  const opened = Array.from({ length: ledgers }, () =>
    openLedger({ url: server.url, headers: admin.headers(), chaos }),
  );
  const stop = new AbortController();
  const writers = [write(admin, 'one', stop.signal), write(admin, 'two', stop.signal)];
  for (let kill = 0; kill < kills; kill += 1) {
    await sleep(1000 + random() * 1500);
    await server.down();
    await server.up();
  }
  while (chaos.cutsLeft > 0 || chaos.crashesLeft > 0) await sleep(50);
  stop.abort();
  const acknowledged = (await Promise.all(writers)).reduce((sum, count) => sum + count, 0);

  const log = await readLog(admin);
  for (const ledger of opened) await ledger.has(log.length);
  for (const ledger of opened) await ledger.close();
  for (const { rows } of opened) {
    expect(rows.map(({ sequence }) => sequence)).toEqual(log.map((_, at) => at + 1));
    expect(rows.map(({ id }) => id)).toEqual(log);
  }
  const written = opened[0]?.rows.filter(({ type }) => type === 'user-roles-changed').length;
  expect(written).toBeGreaterThanOrEqual(acknowledged);
  expect(acknowledged).toBeGreaterThan(0);
});
