import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPostgresDatabase } from '@untether/store/testing';
import { expect, onTestFinished, test } from 'vitest';
import { findNginx, startNginx } from '../events/nginx.ts';
import { newFolder, serve } from '../harness/process.ts';

const nginx = findNginx();
if (nginx === undefined) console.log('nginx is not installed: its test is skipped.');

const processes = 3;
const writes = 12;

/** Requests go to the processes in turn, and each answer says which of them gave it. */
const location = `location / {
  proxy_pass http://untether; proxy_http_version 1.1; proxy_set_header Connection "";
  add_header X-Served-By $upstream_addr; }`;

test.skipIf(nginx === undefined)(
  'a stream through the one address of three processes has what is written through it at the others',
  async () => {
    const place = newFolder();
    onTestFinished(place.remove);
    const variables = { DATABASE_URL: await createPostgresDatabase(), DATA_DIR: place.folder };
    const ports: number[] = [];
    for (let n = 0; n < processes; n += 1) {
      const server = await serve(variables);
      onTestFinished(async () => {
        await server.stop();
      });
      ports.push(server.port);
    }
    const hosts = ports.map((port) => `server 127.0.0.1:${port};`).join(' ');
    const proxy = await startNginx(nginx ?? '', location, `upstream untether { ${hosts} keepalive 16; }`);
    onTestFinished(proxy.stop);
    const key = readFileSync(join(place.folder, 'demo-api-key'), 'utf8');
    const post = (accept: string, query: string, signal?: AbortSignal) =>
      fetch(`${proxy.url}/graphql`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', accept },
        body: JSON.stringify({ query }),
        ...(signal && { signal }),
      });

    const made = await post(
      'application/json',
      `mutation { createWebhookEndpoint(input: { url: "http://localhost:9/", types: [RESELLER_RELATIONSHIP_REMOVED] }) {
        ... on CreateWebhookEndpointPayload { endpoint { id } } } }`,
    );
    const { id } = (await made.json()).data.createWebhookEndpoint.endpoint;

    const stop = new AbortController();
    const stream = await post(
      'text/event-stream',
      'subscription { relationshipEvents { __typename ... on Event { sequence type } } }',
      stop.signal,
    );
    let said = '';
    const reading = (async () => {
      for await (const chunk of stream.body ?? []) said += Buffer.from(chunk).toString();
    })().catch(() => undefined);
    onTestFinished(() => {
      stop.abort();
      return reading;
    });
    await expect.poll(() => said).toContain('Heartbeat');

    const sequences = () => [...said.matchAll(/"sequence":(\d+),"type":"TEST_CREATED"/g)].map(([, n]) => Number(n));
    const streamedAt = stream.headers.get('x-served-by');
    const send = `mutation { sendTestEvent(input: { endpointId: "${id}" }) { __typename } }`;
    const wroteAt = new Set<string | null>();
    for (let n = 1; n <= writes; n += 1) {
      const answer = await post('application/json', send);
      expect(await answer.json()).toEqual({ data: { sendTestEvent: { __typename: 'SendTestEventPayload' } } });
      const at = answer.headers.get('x-served-by');
      wroteAt.add(at);
      // Before anything is written where the stream is: that would make it look at what all have written.
      if (at !== streamedAt) await expect.poll(() => sequences().length).toBe(n);
    }
    expect([...wroteAt].sort()).toEqual(ports.map((port) => `127.0.0.1:${port}`).sort());
    const [first = 0] = sequences();
    await expect.poll(sequences).toEqual(Array.from({ length: writes }, (_, n) => first + n));
  },
);
