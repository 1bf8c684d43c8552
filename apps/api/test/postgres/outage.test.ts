import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type StreamedEvent, subscribe } from '@untether/client';
import { openServer } from '@untether/store/testing';
import { expect, onTestFinished, test } from 'vitest';
import { newFolder, serve, untetherHere } from '../harness/process.ts';

const writers = 8;
const outages = 3;

test('a server of PostgreSQL killed under load: nothing acknowledged is lost, nothing is done twice, and it heals by itself', {
  timeout: 300_000,
}, async () => {
  const place = newFolder();
  onTestFinished(place.remove);
  const postgres = await openServer();
  onTestFinished(postgres.close);
  const variables = { DATABASE_URL: postgres.url, DATA_DIR: place.folder };
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
  for (let outage = 0; outage < outages; outage += 1) {
    const before = acknowledged;
    while (acknowledged < before + 50) await sleep(5);
    await postgres.kill();
    await expect.poll(readiness, { timeout: 60_000, interval: 100 }).toBe(503);
    await postgres.startAgain();
    await expect.poll(readiness, { timeout: 60_000, interval: 100 }).toBe(200);
  }
  isOver = true;
  await writing;

  expect(new Set(refusals)).toEqual(new Set(['STORAGE_UNAVAILABLE true']));
  const lastSequence = (await ask('{ events(last: 1) { nodes { sequence } } }')).data.events.nodes[0].sequence;
  await expect.poll(() => events.at(-1)?.sequence, { timeout: 60_000 }).toBe(lastSequence);
  stop.abort();
  await reading;
  expect(events.map(({ sequence }) => sequence)).toEqual(Array.from({ length: lastSequence }, (_, n) => n + 1));
  expect(events.filter(({ type }) => type === 'test-created')).toHaveLength(acknowledged);
  expect(await untetherHere(['verify'], variables)).toMatchObject({ code: 0 });
});
