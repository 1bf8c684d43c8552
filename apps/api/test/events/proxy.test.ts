import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { follow, isHeartbeat, isNumber, type Transport } from './follow.ts';
import { type Live, openLive } from './live.ts';
import { findNginx, startNginx } from './nginx.ts';

const nginx = findNginx();
if (nginx === undefined) console.log('nginx is not installed: its tests are skipped.');

const docs = readFileSync(new URL('../../../../docs/operations.md', import.meta.url), 'utf8');
const documented = /```nginx\n([^`]*)```/.exec(docs)?.[1] ?? '';

describe.skipIf(nginx === undefined)('behind a real nginx', () => {
  let live: Live;
  beforeAll(async () => {
    live = await openLive();
  });
  afterAll(() => live.close());

  const start = async (location: string) => {
    const proxy = await startNginx(nginx ?? '', location);
    onTestFinished(proxy.stop);
    return proxy.url;
  };
  const plain = () => `location / { proxy_pass ${live.url}; }`;
  const asDocumented = () => documented.replace('http://127.0.0.1:4000', live.url);

  test.each<[string, Transport, () => string]>([
    ['in its default setup', 'SSE', plain],
    ['set up as documented', 'SSE', asDocumented],
    ['set up as documented', 'WebSocket', asDocumented],
  ])('%s, the first heartbeat and an event come through at once over %s', async (_, transport, location) => {
    const url = await start(location());
    const following = follow(transport, { url, headers: live.alpha.headers() });
    onTestFinished(following.stop);
    await following.until(isHeartbeat);
    const n = Math.floor(Math.random() * 1_000_000);
    await live.append(live.alpha.partnerId, n, { type: 'order-placed' });
    expect((await following.until(isNumber(n))).changes.n).toBe(n);
  });

  test('what keeps a quiet stream alive comes through as well', async () => {
    const url = await start(plain());
    const following = follow('SSE', { url, headers: live.alpha.headers() });
    onTestFinished(following.stop);
    await expect.poll(() => following.messages.filter(isHeartbeat).length, { timeout: 40_000 }).toBeGreaterThan(1);
  });

  test('a stream stays uncompressed and says that it is not to be kept, other answers are compressed', async () => {
    const url = await start(plain());
    const post = (accept: string, query: string) =>
      fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept, 'accept-encoding': 'gzip', ...live.alpha.headers() },
        body: JSON.stringify({ query }),
      });
    const stream = await post('text/event-stream', 'subscription { relationshipEvents { __typename } }');
    expect(stream.headers.get('content-encoding')).toBeNull();
    expect(stream.headers.get('cache-control')).toBe('no-cache, no-transform');
    await stream.body?.cancel();
    const answer = await post('application/json', '{ __schema { types { name description } } }');
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(await answer.json()).toMatchObject({ data: { __schema: {} } });
  });
});
