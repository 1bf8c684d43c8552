import { setTimeout as sleep } from 'node:timers/promises';
import { addDays, type Event, jobItemIdOf } from '@untether/domain';
import { aSubscription } from '@untether/domain/testing';
import { expect, onTestFinished, test } from 'vitest';
import { openTestApi, type TestApi } from '../api/test-api.ts';
import { emptyRelationship, keysOf } from '../api/world.ts';
import { createRandom } from '../events/ledger.ts';
import { freePort, main, type Started, start, untilServing } from '../harness/process.ts';

/** The long form: JOB_CUSTOMERS=500 JOB_KILLS=50. A run is repeated by its seed: JOB_SEED. */
const customers = Number(process.env.JOB_CUSTOMERS ?? 40);
const kills = Number(process.env.JOB_KILLS ?? 5);
const seed = Number(process.env.JOB_SEED ?? Math.floor(Math.random() * 2 ** 31));
const licences = 4;

const fill = async (api: TestApi) => {
  const partner = await api.addPartner({ name: 'Meridian Cloud', kind: 'direct_bill' });
  const admin = await api.addUser(partner, ['global_admin', 'admin_agent']);
  const now = new Date();
  api.moveClock(now);
  for (let at = 0; at < customers; at += 1) {
    const name = `Customer ${at}`;
    const { own, id } = keysOf(partner, name);
    const dates = { startDate: addDays(now, -100), commitmentEndDate: addDays(now, 265) };
    await api.addRelationship({
      ...emptyRelationship(partner, name),
      subscriptions: Array.from({ length: licences }, (_, n) =>
        aSubscription({ ...own, ...dates, id: id('sub', `licence ${n}`) }),
      ),
    });
  }
  return { partner, admin };
};

const logOf = async ({ store }: TestApi, partnerId: string): Promise<readonly Event[]> => {
  const events: Event[] = [];
  for (;;) {
    const page = await store.readLog(partnerId, events.length, 1000);
    if (page.length === 0) return events;
    events.push(...page);
  }
};

test(`a job of ${customers} customers and ${customers * licences} steps, killed ${kills} times, does each step exactly once`, {
  timeout: 600_000,
}, async () => {
  console.log(`jobs: JOB_SEED=${seed}`);
  const random = createRandom(seed);
  const api = await openTestApi();
  const { partner, admin } = await fill(api);
  const port = await freePort();
  const variables = { DATABASE_URL: api.url, PORT: String(port), AUTH_SECRET: 'x'.repeat(32) };
  let server: Started | undefined;
  const up = async (): Promise<Started> => {
    server = start([process.execPath, main, 'serve'], variables);
    await untilServing(server, `http://localhost:${port}`);
    return server;
  };
  const down = async (): Promise<void> => {
    server?.child.kill('SIGKILL');
    await server?.ended;
  };
  onTestFinished(async () => {
    await down();
    await api.close();
  });

  const started = await api.services.startBulkRemoval(admin, {
    customerIds: null,
    filter: {},
    clearBlockers: true,
    at: null,
    whenClear: null,
    attestation: true,
    attestationVersion: null,
    reason: null,
    idempotencyKey: null,
  });
  const jobId = started.ok ? started.ids.jobId : '';
  const isOver = async () => (await api.store.findRemovalJobs(partner.id, [jobId]))[0]?.state === 'completed';
  const written = () => api.store.lastSequence(partner.id);
  const total = customers * (licences + 1);
  let inTheMiddle = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const until = Math.round((total * (kill + random())) / kills);
    await up();
    while ((await written()) < until && !(await isOver())) await sleep(1);
    await sleep(random() * 10);
    await down();
    if ((await written()) < total) inTheMiddle += 1;
  }
  await up();
  while (!(await isOver())) await sleep(20);
  await down();

  expect(inTheMiddle).toBeGreaterThan(0);
  const events = await logOf(api, partner.id);
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, at) => at + 1));
  const once = (type: Event['type']) => {
    const subjects = events.filter((event) => event.type === type).map(({ subjectId }) => subjectId);
    expect(new Set(subjects).size).toBe(subjects.length);
    return subjects.length;
  };
  expect(once('subscription-suspended')).toBe(customers * licences);
  expect(once('reseller-relationship-removed')).toBe(customers);
  expect(events).toHaveLength(total);
  const states = await api.store.countJobItemsByState(partner.id, [jobId]);
  expect(states).toEqual([{ jobId, state: 'completed', items: customers }]);
  expect(await api.store.countReceipts(partner.id, {})).toBe(customers);
  const steps = await api.store.countRemovalJobSteps(
    partner.id,
    Array.from({ length: customers }, (_, at) => jobItemIdOf(jobId, at + 1)),
  );
  expect([...steps.values()]).toEqual(Array.from({ length: customers }, () => licences));
});
