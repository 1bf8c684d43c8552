import type { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { createSender, type Resolve, type SendResult } from '../src/index.ts';
import { openReceiver, openSocketServer } from './support/receiver.ts';

const demo = { loopbackAllowed: true };
const never = new AbortController().signal;
const post = (url: string) => ({ url, headers: { 'webhook-id': 'evt_1' }, body: '{"data":{"sequence":1}}' });
const send = (url: string, resolve?: Resolve, rules = demo): Promise<SendResult> =>
  createSender({ rules, deadlineMs: 400, answerDeadlineMs: 200, ...(resolve && { resolve }) })(post(url), never);
const answering = async (text: string | Buffer, then?: (socket: Socket) => void) => {
  const { url } = await openSocketServer((socket) => {
    socket.write(text);
    then?.(socket);
  });
  return send(url);
};
const drip = (socket: Socket, text: string) => {
  const timer = setInterval(() => socket.write(text), 20);
  socket.on('close', () => clearInterval(timer));
};

describe('a receiver', () => {
  test('that answers 2xx has it; the answer is kept', async () => {
    const receiver = await openReceiver((_, res) => void res.writeHead(202).end('thank you'));
    expect(await send(receiver.url)).toMatchObject({
      status: 202,
      error: null,
      answer: 'thank you',
      retryAfterMs: null,
    });
    expect(receiver.received[0]).toMatchObject({ id: 'evt_1', body: '{"data":{"sequence":1}}' });
    expect(receiver.received[0]?.headers).toMatchObject({ 'content-type': 'application/json', 'content-length': '23' });
  });

  test.each([
    [400, 'status'],
    [500, 'status'],
    [410, 'status'],
    [302, 'redirect'],
  ])('that answers %s has it not', async (status, code) => {
    const elsewhere = await openReceiver();
    const receiver = await openReceiver((_, res) => void res.writeHead(status, { location: elsewhere.url }).end());
    expect(await send(receiver.url)).toMatchObject({ status, error: { code, status } });
    expect(elsewhere.received).toEqual([]);
  });

  test('that answers 429 is asked again when it says', async () => {
    const receiver = await openReceiver((_, res) => void res.writeHead(429, { 'retry-after': '7' }).end());
    expect(await send(receiver.url)).toMatchObject({ status: 429, retryAfterMs: 7000 });
  });

  test('that never answers is given up at the deadline', async () => {
    const server = await openSocketServer(() => undefined);
    expect(await send(server.url)).toMatchObject({
      status: null,
      answer: null,
      error: { code: 'no_answer', seconds: 0.4 },
    });
  });

  test('that drips header bytes is given up at the same deadline', async () => {
    const { status, error } = await answering('HTTP/1.1 200 OK\r\n', (socket) => drip(socket, 'x-drip: 1\r\n'));
    expect({ status, error }).toEqual({ status: null, error: { code: 'no_answer', seconds: 0.4 } });
  });

  test('that answers 200 and drips its body has it', async () => {
    const result = await answering('HTTP/1.1 200 OK\r\n\r\n', (socket) => drip(socket, 'x'));
    expect(result).toMatchObject({ status: 200, error: null });
    expect(result.answer).toMatch(/^x+$/);
  });

  test('that sends a body without end is read for 1,000 bytes and hung up on', async () => {
    const megabyte = Buffer.alloc(1_000_000, 'a');
    let written = 0;
    const server = await openSocketServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 10000000000\r\n\r\n');
      const pour = () => {
        while (!socket.destroyed) {
          written += megabyte.length;
          if (!socket.write(megabyte)) return void socket.once('drain', pour);
        }
      };
      pour();
    });
    expect(await send(server.url)).toMatchObject({ status: 200, error: null, answer: 'a'.repeat(1000) });
    await expect.poll(() => server.ends.closed).toBe(1);
    expect(written).toBeLessThan(50_000_000);
  });

  test.each([
    ['garbage', 'not_http', 'SMTP ready\r\n\r\n'],
    ['two lengths', 'not_http', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n'],
    ['endless headers', 'not_http', `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}`],
    [
      'another protocol',
      'closed_without_answer',
      'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n',
    ],
  ])('that answers with %s has it not', async (_, code, text) => {
    expect(await answering(text)).toMatchObject({ status: null, error: { code } });
  });

  test('that hangs up or resets has it not', async () => {
    const broken = { code: 'connection_broken' };
    const ending = await openSocketServer((socket) => socket.end());
    expect(await send(ending.url)).toMatchObject({ status: null, error: broken });
    const resetting = await openSocketServer((socket) => socket.resetAndDestroy());
    expect(await send(resetting.url)).toMatchObject({ status: null, error: broken });
    const unanswered = await send('http://127.0.0.1:1/');
    expect(unanswered).toMatchObject({ status: null, error: { code: 'connection_refused' } });
  });

  test('is not waited for once the sender is stopped', async () => {
    const server = await openSocketServer(() => stopping.abort());
    const stopping = new AbortController();
    const result = await createSender({ rules: demo })(post(server.url), stopping.signal);
    expect(result).toMatchObject({ status: null, error: { code: 'sender_stopped' } });
  });

  test('may answer with bytes that are no text', async () => {
    const result = await answering(Buffer.from('HTTP/1.1 500 E\r\ncontent-length: 4\r\n\r\n\0\xff\0z', 'latin1'));
    expect(result).toMatchObject({ status: 500, answer: '\uFFFD\uFFFD\uFFFDz' });
  });
});

describe('a connection', () => {
  test('by https has to speak TLS', async () => {
    const receiver = await openReceiver();
    const result = await send(receiver.url.replace('http:', 'https:'));
    expect(result).toMatchObject({ status: null, error: { code: 'tls_broken' } });
    expect(receiver.received).toEqual([]);
  });

  const to =
    (...addresses: string[]): Resolve =>
    async () =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

  test.each([['169.254.169.254'], ['10.0.0.1'], ['::ffff:10.0.0.1'], ['fd00:ec2::254'], ['127.0.0.1']])(
    'to a name that resolves to %s is not made',
    async (address) => {
      const result = await send('https://receiver.example/', to('8.8.8.8', address), { loopbackAllowed: false });
      expect(result).toMatchObject({ status: null, error: { code: 'address_not_public' } });
    },
  );

  test('to an address that is not allowed is not made, however it is written', async () => {
    for (const url of ['https://2130706433/', 'https://[::ffff:7f00:1]/', 'https://0x7f.1/'])
      expect((await send(url, undefined, { loopbackAllowed: false })).error).toMatchObject({
        code: 'address_not_public',
      });
  });

  test('in demo mode goes by http to this machine only', async () => {
    expect(await send('http://localhost/', to('8.8.8.8'))).toMatchObject({
      error: { code: 'address_not_public' },
    });
  });

  test('goes to the address that was checked: a name is resolved once an attempt, and on every attempt', async () => {
    const receiver = await openReceiver();
    let asked = 0;
    // The second answer is where a receiver that changes its name's address would like to be led.
    const changing: Resolve = async () => {
      asked += 1;
      return [{ address: asked === 1 ? '127.0.0.1' : '169.254.169.254', family: 4 }];
    };
    const sender = createSender({ rules: demo, resolve: changing });
    const url = `http://localhost:${receiver.port}/hook`;
    expect(await sender(post(url), never)).toMatchObject({ status: 204 });
    expect(asked).toBe(1);
    expect(receiver.received[0]?.headers.host).toBe(`localhost:${receiver.port}`);
    expect(await sender(post(url), never)).toMatchObject({
      error: { code: 'address_not_public' },
    });
    expect(receiver.received).toHaveLength(1);
  });

  test('to an unknown name is not made, and looks like one to a name of this network', async () => {
    const failing =
      (code: string): Resolve =>
      () =>
        Promise.reject(Object.assign(new Error('no'), { code }));
    const resolvers = [failing('ENOTFOUND'), failing('ENODATA'), to(), to('10.0.0.1'), to('8.8.8.8', 'fd00::1')];
    for (const resolve of resolvers) {
      const { latencyMs: _, ...told } = await send('https://intranet.example/', resolve, { loopbackAllowed: false });
      expect(told).toEqual({ status: null, error: { code: 'address_not_public' }, answer: null, retryAfterMs: null });
    }
  });

  test('never says which address a name led to', async () => {
    const message = 'connect EHOSTDOWN 10.1.2.3:443 - Local (10.0.0.1:50000)';
    const down = Object.assign(new Error(message), { code: 'EHOSTDOWN', syscall: 'connect', address: '10.1.2.3' });
    const { error } = await send('https://receiver.example/', () => Promise.reject(down));
    expect(error).toEqual({ code: 'said', text: 'connect failed (EHOSTDOWN)' });
  });

  test('asks no proxy of the environment', async () => {
    const proxy = await openReceiver();
    const receiver = await openReceiver();
    process.env.http_proxy = proxy.url;
    process.env.HTTP_PROXY = proxy.url;
    try {
      expect(await send(receiver.url)).toMatchObject({ status: 204 });
      expect(proxy.received).toEqual([]);
    } finally {
      delete process.env.http_proxy;
      delete process.env.HTTP_PROXY;
    }
  });
});
