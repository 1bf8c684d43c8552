import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { readConnection } from '../src/connection.ts';
import { SubscriptionRefused, type SubscriptionState, subscribe } from '../src/index.ts';
import type { Message } from '../src/wire.ts';

const event = (sequence: number) => ({
  __typename: 'Event',
  id: `evt_${sequence}`,
  sequence,
  cursor: `after ${sequence}`,
  type: 'SUBSCRIPTION_SUSPENDED',
  occurredAt: '2026-11-22T09:30:00.000Z',
  customerId: null,
  customerName: null,
  actor: { kind: 'API_KEY', name: 'sync' },
  subjectId: 'sub_1',
  changes: {},
  correlationId: 'cor_1',
  schemaVersion: 1,
});
const next = (payload: object): string => `event: next\ndata: ${JSON.stringify(payload)}\n\n`;
const data = (relationshipEvents: object): string => next({ data: { relationshipEvents } });
const complete = 'event: complete\ndata:\n\n';

/** A server that answers each subscription, one after the other, as it is told; and what it was asked. */
const serve = async (...answers: ((res: ServerResponse) => void)[]) => {
  const asked: { readonly after: unknown; readonly authorization: string | undefined }[] = [];
  const server = createServer(async (req, res) => {
    let body = '';
    for await (const chunk of req) body += chunk;
    asked.push({ after: JSON.parse(body).variables.after, authorization: req.headers.authorization });
    res.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n');
    answers.shift()?.(res);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, asked };
};

const read = (url: string, onMessage: (message: Message) => Promise<void>, deadAfterMs = 30_000) =>
  readConnection({
    url,
    headers: {},
    variables: {},
    fetch,
    signal: new AbortController().signal,
    deadAfterMs,
    onMessage,
  });

test('a connection on which nothing comes is given up', async () => {
  const { url } = await serve((res) => res.write(':\n\n'));
  await expect(read(url, async () => undefined, 50)).rejects.toThrow('nothing came');
});

test('what was received before a cut is given before the cut is reported', async () => {
  const { url } = await serve((res) => {
    res.end(data(event(1)) + data(event(2)));
  });
  const seen: Message[] = [];
  await expect(read(url, async (message) => void seen.push(message))).rejects.toThrow('cut');
  expect(seen).toHaveLength(2);
});

test('a slow receiver gets its events one at a time, and the server is not read far ahead', async () => {
  const many = 5000;
  let written = 0;
  const { url } = await serve(async (res) => {
    const filler = { changes: { filler: 'x'.repeat(4000) } };
    for (written = 0; written < many; written += 1) {
      if (!res.write(data({ ...event(written + 1), ...filler })))
        await new Promise<void>((drained) => res.once('drain', drained));
    }
    res.end(complete);
  });
  let busy = 0;
  let writtenAtTenth = 0;
  const reading = read(url, async (message) => {
    busy += 1;
    expect(busy).toBe(1);
    if ('event' in message && message.event.sequence === 10) {
      // Long enough for a server on this machine to have sent all of it, were it read.
      await new Promise((resolve) => setTimeout(resolve, 500));
      writtenAtTenth = written;
    }
    busy -= 1;
  });
  await reading;
  expect(writtenAtTenth).toBeLessThan(many);
  expect(written).toBe(many);
});

test('it resumes from the last event or heartbeat, with its key, and stops when it is refused', async () => {
  const { url, asked } = await serve(
    (res) => res.write(data(event(1)) + data(event(2)), () => res.destroy()),
    (res) => res.end(data(event(3)) + data({ __typename: 'Heartbeat', cursor: 'after 9', lastSequence: 9 }) + complete),
    (res) => res.end(next({ errors: [{ message: 'no', extensions: { code: 'CURSOR_INVALID' } }] }) + complete),
  );
  const sequences: number[] = [];
  const states: SubscriptionState['state'][] = [];
  const running = subscribe({
    url,
    apiKey: 'secret',
    after: 'start',
    onEvent: async ({ sequence, type, actor }) => {
      sequences.push(sequence);
      expect([type, actor.kind]).toEqual(['subscription-suspended', 'api_key']);
    },
    onState: ({ state }) => states.push(state),
  });
  await expect(running).rejects.toMatchObject({ constructor: SubscriptionRefused, code: 'CURSOR_INVALID' });
  expect(sequences).toEqual([1, 2, 3]);
  expect(asked).toEqual(['start', 'after 2', 'after 9'].map((after) => ({ after, authorization: 'Bearer secret' })));
  expect(states).toEqual(['connecting', 'open', 'waiting', 'connecting', 'open', 'waiting', 'connecting']);
});

test('an event that its receiver could not keep ends it, and is not counted as received', async () => {
  const { url, asked } = await serve((res) => res.write(data(event(1)) + data(event(2))));
  const full = subscribe({
    url,
    after: null,
    onEvent: ({ sequence }) => {
      if (sequence === 2) throw new Error('the ledger is full');
    },
  });
  await expect(full).rejects.toThrow('the ledger is full');
  expect(asked).toHaveLength(1);
});

test('its signal ends it, also between attempts', async () => {
  const { url } = await serve((res) => res.end(complete));
  const stop = new AbortController();
  await subscribe({
    url,
    after: null,
    signal: stop.signal,
    onEvent: () => undefined,
    onState: ({ state }) => state === 'waiting' && stop.abort(),
  });
  expect(stop.signal.aborted).toBe(true);
});
