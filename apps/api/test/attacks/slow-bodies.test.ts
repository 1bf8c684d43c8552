import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Listening, listen } from '../harness/in-process.ts';

let server: Listening;
beforeAll(async () => {
  server = await listen();
});
afterAll(() => server.close());

test.each(['/graphql', '/api/auth/sign-in/email', '/api/demo', '/livez', '/docs'])(
  'a body for %s that does not come to its end costs its connection after half a minute',
  async (path) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
      socket.on('error', () => undefined).resume();
      await once(socket, 'connect');
      const before = vi.getTimerCount();
      socket.write(
        `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{"a`,
      );
      await vi.waitUntil(() => vi.getTimerCount() > before, { interval: 5 });
      const closed = once(socket, 'close');
      await vi.advanceTimersByTimeAsync(30_000);
      await closed;
      expect(socket.destroyed).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  },
);
