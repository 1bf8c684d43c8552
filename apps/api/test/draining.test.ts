import { once } from 'node:events';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { findNginx, startNginx } from './events/nginx.ts';
import { createClient } from './harness/client.ts';
import { type Installation, newFolder, type Serving, serve } from './harness/process.ts';

const nginx = findNginx();
if (nginx === undefined) console.log('nginx is not installed: its test is skipped.');

let place: Installation;
beforeAll(() => {
  place = newFolder();
});
afterAll(() => place.remove());

const start = (variables: Readonly<Record<string, string>> = {}): Promise<Serving> =>
  serve({ DATABASE_URL: place.databaseUrl, DRAIN_SECONDS: '1', ...variables });
const stopLater = (server: Serving): void => {
  onTestFinished(async () => {
    await server.stop();
  });
};

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly isLast: boolean;
}

const ask = async (url: string, agent: http.Agent, cookie: string): Promise<Answer> => {
  const body = JSON.stringify({ query: '{ customers(first: 3) { nodes { companyName } } }' });
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), cookie };
  const request = http.request(`${url}/graphql`, { method: 'POST', agent, headers });
  request.end(body);
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += chunk;
  return { status: response.statusCode ?? 0, text, isLast: response.headers.connection === 'close' };
};

const cookieOf = async ({ url }: Pick<Serving, 'url'>): Promise<string> => {
  const client = createClient(url);
  await client.signIn('admin@meridian.example', 'untether-demo');
  return [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
};

/** A client with one connection that it keeps, and moves on when it is told that this one ends. */
const keepAsking = (urls: readonly string[], cookie: string) => {
  const done = { answers: 0, wrong: [] as unknown[], moved: 0 };
  let isOver = false;
  const run = async (): Promise<void> => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    while (!isOver) {
      try {
        const answer = await ask(urls[done.moved] ?? '', agent, cookie);
        done.answers += 1;
        if (answer.status !== 200 || !answer.text.includes('companyName')) done.wrong.push(answer);
        if (answer.isLast && done.moved < urls.length - 1) done.moved += 1;
      } catch (thrown) {
        done.wrong.push(thrown);
      }
      await sleep(Math.random() * 40);
    }
    agent.destroy();
  };
  const running = run();
  return {
    done,
    end: async () => {
      isOver = true;
      await running;
    },
  };
};

describe('SIGTERM under load', () => {
  test('costs no client that keeps its connection a request, and is over soon', async () => {
    const [one, other] = [await start(), await start()];
    stopLater(other);
    const cookie = await cookieOf(one);
    const clients = Array.from({ length: 20 }, () => keepAsking([one.url, other.url], cookie));
    await expect.poll(() => clients.every(({ done }) => done.answers > 3), { timeout: 20_000 }).toBe(true);
    const ended = await one.stop();
    expect(ended.code).toBe(0);
    // All of them go on at the other one.
    const before = clients.map(({ done }) => done.answers);
    await expect
      .poll(() => clients.every(({ done }, n) => done.answers > (before[n] ?? 0) + 3), { timeout: 20_000 })
      .toBe(true);
    await Promise.all(clients.map(({ end }) => end()));
    expect(clients.flatMap(({ done }) => done.wrong)).toEqual([]);
    expect(clients.map(({ done }) => done.moved)).toEqual(clients.map(() => 1));
  });

  test('is told by /readyz first, while requests are still answered, then to the streams', async () => {
    const server = await start();
    const cookie = await cookieOf(server);
    const stream = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', cookie },
      body: JSON.stringify({ query: 'subscription { relationshipEvents { __typename } }' }),
    });
    const said: string[] = [];
    const reading = (async () => {
      for await (const chunk of stream.body ?? []) said.push(Buffer.from(chunk).toString());
    })();
    await expect.poll(() => said.join('')).toContain(':');
    const stopping = server.stop();
    const readyz = () =>
      fetch(`${server.url}/readyz`).then(async (response) => [response.status, await response.json()]);
    await expect.poll(readyz, { interval: 20 }).toEqual([503, { status: 'stopping', checks: {} }]);
    const agent = new http.Agent({ keepAlive: true });
    expect(await ask(server.url, agent, cookie)).toMatchObject({ status: 200, isLast: true });
    expect(said.join('')).not.toContain('event: complete');
    await reading;
    expect(said.join('')).toContain('event: complete');
    expect((await stopping).code).toBe(0);
  });
});

test.skipIf(nginx === undefined)('a rolling restart behind nginx loses no request', async () => {
  let [one, other] = [await start(), await start()];
  onTestFinished(async () => {
    await Promise.all([one.stop(), other.stop()]);
  });
  const cookie = await cookieOf(one);
  const hosts = [one, other].map(({ port }) => `server 127.0.0.1:${port} max_fails=0;`).join(' ');
  const location = `location / {
    proxy_pass http://untether; proxy_http_version 1.1; proxy_set_header Connection "";
    proxy_set_header Host $http_host; proxy_next_upstream error timeout http_503 non_idempotent; }`;
  const proxy = await startNginx(nginx ?? '', location, `upstream untether { ${hosts} keepalive 16; }`);
  onTestFinished(proxy.stop);
  const clients = Array.from({ length: 10 }, () => keepAsking([proxy.url], cookie));
  const progress = async () => {
    const before = clients.map(({ done }) => done.answers);
    await expect
      .poll(() => clients.every(({ done }, n) => done.answers > (before[n] ?? 0) + 10), { timeout: 30_000 })
      .toBe(true);
  };
  await progress();
  const restart = async (server: Serving) => {
    await server.stop();
    const again = await start({ PORT: String(server.port) });
    await progress();
    return { ...again, port: server.port };
  };
  one = await restart(one);
  other = await restart(other);
  await Promise.all(clients.map(({ end }) => end()));
  expect(clients.flatMap(({ done }) => done.wrong)).toEqual([]);
});
