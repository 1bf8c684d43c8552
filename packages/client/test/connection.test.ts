import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
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
  relationshipId: null,
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
    res.setHeader('content-type', 'text/event-stream');
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

/** A subscription against a server that answers it once as told and is gone then, until it is refused or waits. */
const outcomeOf = async (url: string) => {
  const stop = new AbortController();
  const waits: Error[] = [];
  const refusal = await subscribe({
    url,
    after: null,
    signal: stop.signal,
    onEvent: () => undefined,
    onState: (state) => {
      if (state.state !== 'waiting') return;
      waits.push(state.error);
      stop.abort();
    },
  }).catch((error) => error);
  return { refusal, waits };
};
const answering = (status: number, type: string, body: string) =>
  serve((res) => res.writeHead(status, { 'content-type': type }).end(body));
const graphqlError = (code?: string) => ({ errors: [{ message: 'no', extensions: { code } }] });

describe('what would be answered the same way again ends it', () => {
  test.each([
    [404, 'text/plain', 'There is nothing at this address.', 'HTTP_404', /answered 404 with text\/plain\. Is it/],
    [200, 'text/html', '<!doctype html>', 'NOT_AN_EVENT_STREAM', /answered 200 with text\/html\. Is it/],
    [200, 'application/json', '{"data":null}', 'NOT_AN_EVENT_STREAM', /GraphQL endpoint/],
    [401, 'application/json', JSON.stringify(graphqlError('UNAUTHENTICATED')), 'UNAUTHENTICATED', /401: no$/],
    [400, 'application/json', JSON.stringify(graphqlError('BAD_USER_INPUT')), 'BAD_USER_INPUT', /400: no$/],
  ])('%i %s %s', async (status, type, body, code, message) => {
    const { url, asked } = await answering(status, type, body);
    const { refusal } = await outcomeOf(url);
    expect(refusal).toMatchObject({
      constructor: SubscriptionRefused,
      code,
      status,
      message: expect.stringMatching(message),
    });
    expect(asked).toHaveLength(1);
  });

  test.each(['UNAUTHENTICATED', 'FORBIDDEN', 'CURSOR_INVALID', 'GRAPHQL_VALIDATION_FAILED'])('%s', async (code) => {
    const { url } = await serve((res) => res.end(next(graphqlError(code)) + complete));
    const { refusal } = await outcomeOf(url);
    expect(refusal).toMatchObject({ code, message: 'no', cause: { message: 'no' } });
  });

  test.each(['', 'untether.example/graphql', 'ws://localhost/graphql'])('%j as the URL', async (url) => {
    expect((await outcomeOf(url)).refusal).toMatchObject({ code: 'URL_INVALID' });
  });
});

describe('what may pass is tried again, and says why it failed', () => {
  test.each([500, 502, 503, 429, 408])('%i', async (status) => {
    const { url } = await answering(status, 'application/json', JSON.stringify(graphqlError('TOO_MANY_OPERATIONS')));
    const { refusal, waits } = await outcomeOf(url);
    expect(refusal).toBeUndefined();
    expect(waits).toMatchObject([{ message: `${url} answered ${status}: no` }]);
  });

  test.each(['INTERNAL_SERVER_ERROR', 'STORAGE_UNAVAILABLE', 'TOO_MANY_OPERATIONS', undefined])('%s', async (code) => {
    const { url } = await serve((res) => res.end(next(graphqlError(code)) + complete));
    const { refusal, waits } = await outcomeOf(url);
    expect(refusal).toBeUndefined();
    expect(waits[0]?.message).toContain('no');
  });

  test('nobody listens', async () => {
    const closed = createServer();
    await new Promise<void>((done) => closed.listen(0, '127.0.0.1', done));
    const { port } = closed.address() as AddressInfo;
    await new Promise((done) => closed.close(done));
    const { waits } = await outcomeOf(`http://127.0.0.1:${port}/graphql`);
    expect(waits[0]?.message).toMatch(/could not be reached: .*ECONNREFUSED/);
    expect(waits[0]?.cause).toBeInstanceOf(Error);
  });

  test('the connection is cut', async () => {
    const { url } = await serve((res) => void res.write(':\n\n', () => res.destroy()));
    const { waits } = await outcomeOf(url);
    expect(waits[0]).toMatchObject({ message: 'the connection was cut', cause: expect.any(Error) });
  });
});
