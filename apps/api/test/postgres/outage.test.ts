import { readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type StreamedEvent, subscribe } from '@untether/client';
import { openServer } from '@untether/store/testing';
import { expect, onTestFinished, test } from 'vitest';
import { newFolder, serve, untetherHere } from '../harness/process.ts';

const writers = 8;
const outages = 3;
const retryable = 'STORAGE_UNAVAILABLE true';

/** What a server of ours does on this database while `disturb` lets it come and go; `more` waits for so many writes, `isAway` for requests that are refused. */
const writeMeanwhile = async (
  DATABASE_URL: string,
  disturb: (parts: {
    more: (count: number) => Promise<void>;
    isAway: () => Promise<void>;
    isBack: () => Promise<void>;
  }) => Promise<void>,
): Promise<void> => {
  const place = newFolder();
  onTestFinished(place.remove);
  const variables = { DATABASE_URL, DATA_DIR: place.folder };
  const server = await serve(variables);
  onTestFinished(async () => {
    await server.stop();
  });
  const key = readFileSync(join(place.folder, 'demo-api-key'), 'utf8');
  const ask = async (query: string) => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return response.json();
  };
  const input = 'url: "http://localhost:9/", types: [RESELLER_RELATIONSHIP_REMOVED]';
  const made = await ask(
    `mutation { createWebhookEndpoint(input: { ${input} }) { ... on CreateWebhookEndpointPayload { endpoint { id } } } }`,
  );
  const endpointId = made.data.createWebhookEndpoint.endpoint.id;

  const events: StreamedEvent[] = [];
  const stop = new AbortController();
  const reading = subscribe({
    url: `${server.url}/graphql`,
    apiKey: key,
    after: 'start',
    signal: stop.signal,
    onEvent: (event) => void events.push(event),
  }).catch(() => undefined);

  let isOver = false;
  let acknowledged = 0;
  const refusals: string[] = [];
  const write = async (writer: number): Promise<void> => {
    for (let n = 0; !isOver; n += 1) {
      const send = `mutation { sendTestEvent(input: { endpointId: "${endpointId}", idempotencyKey: "${writer} ${n}" }) {
        ... on SendTestEventPayload { replayed } } }`;
      for (;;) {
        const { data, errors } = await ask(send);
        if (data?.sendTestEvent) break;
        refusals.push(`${errors[0].extensions.code} ${errors[0].extensions.retryable}`);
        await sleep(50);
      }
      acknowledged += 1;
    }
  };
  const writing = Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  const readiness = async () => (await fetch(`${server.url}/readyz`)).status;
  const until = (status: number) => expect.poll(readiness, { timeout: 60_000, interval: 100 }).toBe(status);
  await disturb({
    more: async (count) => {
      const before = acknowledged;
      while (acknowledged < before + count) await sleep(5);
    },
    isAway: async () => {
      await until(503);
      const { errors } = await ask('{ customers(first: 1) { totalCount } }');
      expect(`${errors[0].extensions.code} ${errors[0].extensions.retryable}`).toBe(retryable);
    },
    isBack: () => until(200),
  });
  isOver = true;
  await writing;

  expect(refusals.filter((one) => one !== retryable)).toEqual([]);
  const lastSequence = (await ask('{ events(last: 1) { nodes { sequence } } }')).data.events.nodes[0].sequence;
  await expect.poll(() => events.at(-1)?.sequence, { timeout: 60_000 }).toBe(lastSequence);
  stop.abort();
  await reading;
  expect(events.map(({ sequence }) => sequence)).toEqual(Array.from({ length: lastSequence }, (_, n) => n + 1));
  expect(events.filter(({ type }) => type === 'test-created')).toHaveLength(acknowledged);
  expect(await untetherHere(['verify'], variables)).toMatchObject({ code: 0 });
};

const openPostgres = async () => {
  const postgres = await openServer();
  onTestFinished(postgres.close);
  return postgres;
};

const patience = { timeout: 300_000 };

test(
  'a server of PostgreSQL killed under load: nothing acknowledged is lost, nothing is done twice, and it heals by itself',
  patience,
  async () => {
    const postgres = await openPostgres();
    await writeMeanwhile(postgres.url, async ({ more, isAway, isBack }) => {
      for (let outage = 0; outage < outages; outage += 1) {
        await more(50);
        await postgres.kill();
        await isAway();
        await postgres.startAgain();
        await isBack();
      }
      await more(50);
    });
  },
);

test('a primary killed under load and its standby promoted in its place: the same', patience, async () => {
  const primary = await openPostgres();
  const standby = await primary.openStandby();
  onTestFinished(standby.close);
  const address = new URL(primary.url);
  let port = Number(address.port);
  const open = new Set<Socket>();
  /** The address that leads to the primary, whichever it is. */
  const router = createServer((client) => {
    const server = connect(port, '127.0.0.1');
    const end = (): void => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      open.add(socket);
      socket
        .on('error', end)
        .on('close', end)
        .on('close', () => open.delete(socket));
    }
    client.pipe(server).pipe(client);
  });
  await new Promise<void>((done) => router.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    router.close();
  });
  address.port = String((router.address() as AddressInfo).port);
  await writeMeanwhile(address.href, async ({ more, isAway, isBack }) => {
    await more(50);
    await primary.kill();
    await isAway();
    await standby.promote();
    port = standby.port;
    await isBack();
    await more(50);
  });
});
