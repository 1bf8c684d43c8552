import { EventEmitter, once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { describe, expect, test, vi } from 'vitest';
import { deferred } from '../src/deferred.ts';
import { deferSocketServer } from '../src/events/deferred-sockets.ts';
import type { SocketServer } from '../src/events/socket-server.ts';

test('what is deferred is loaded with its first call, and once', async () => {
  const load = vi.fn(async () => async (value: number) => value + 1);
  const addOne = deferred(load);
  expect(load).not.toHaveBeenCalled();
  expect(await Promise.all([addOne(1), addOne(2)])).toEqual([2, 3]);
  expect(load).toHaveBeenCalledTimes(1);
});

test('a load that fails is tried again', async () => {
  const load = vi.fn(async () => async () => 'done');
  load.mockRejectedValueOnce(new Error('too many open files'));
  const work = deferred(load);
  await expect(work()).rejects.toThrow('too many open files');
  expect(await work()).toBe('done');
});

describe('a WebSocket server', () => {
  const request = {} as IncomingMessage;
  const head = Buffer.alloc(0);
  const opened = () => {
    const server = { upgrade: vi.fn(), close: vi.fn(async () => undefined) };
    const arrived = new EventEmitter();
    const load = vi.fn(async (): Promise<SocketServer> => {
      const [error] = await once(arrived, 'here');
      if (error) throw error;
      return server;
    });
    /** Lets the load end, well or not, and what waits for it go on. */
    const arrive = async (error?: Error): Promise<void> => {
      arrived.emit('here', error);
      await new Promise((done) => setImmediate(done));
    };
    return { ...deferSocketServer(load), load, server, arrive };
  };

  test('is loaded with the first upgrade, which waits, as do others', async () => {
    const { upgrade, load, server, arrive } = opened();
    const sockets = [new PassThrough(), new PassThrough()];
    for (const socket of sockets) upgrade(request, socket, head);
    expect(load).toHaveBeenCalledTimes(1);
    await arrive();
    expect(server.upgrade.mock.calls).toEqual(sockets.map((socket) => [request, socket, head]));
  });

  test('survives a socket that fails meanwhile', async () => {
    const { upgrade, server, arrive } = opened();
    const socket = new PassThrough();
    upgrade(request, socket, head);
    socket.destroy(new Error('reset'));
    await new Promise((done) => socket.once('close', done));
    await arrive();
    expect(server.upgrade).toHaveBeenCalledTimes(1);
  });

  test('that cannot be loaded leaves nobody waiting', async () => {
    const { upgrade, close, arrive } = opened();
    const socket = new PassThrough();
    upgrade(request, socket, head);
    await arrive(new Error('gone'));
    expect(socket.destroyed).toBe(true);
    await expect(close()).resolves.toBeUndefined();
  });

  test('is not loaded to be closed, and closed after what was under way', async () => {
    const { upgrade, close, load, server, arrive } = opened();
    await close();
    expect(load).not.toHaveBeenCalled();
    upgrade(request, new PassThrough(), head);
    const closing = close();
    await arrive();
    await closing;
    expect(server.upgrade.mock.invocationCallOrder[0]).toBeLessThan(server.close.mock.invocationCallOrder[0] ?? 0);
  });
});
