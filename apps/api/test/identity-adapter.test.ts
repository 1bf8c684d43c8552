import { AsyncLocalStorage } from 'node:async_hooks';
import { expect, test } from 'vitest';
import { queueWrites } from '../src/identity/adapter.ts';

type Adapter = Parameters<typeof queueWrites>[0]['writes'];

/** An adapter that notes what is called, among it a method this version of the library does not have. */
const fakeAdapter = (name: string, called: string[]) => {
  const methods = ['findOne', 'findMany', 'count', 'create', 'update', 'updateMany', 'delete', 'deleteMany', 'upsert'];
  const note = (method: string) => [method, async (row: string) => called.push(`${name}.${method} ${row}`)];
  return { id: name, ...Object.fromEntries(methods.map(note)) } as unknown as Adapter;
};

const opened = () => {
  const called: string[] = [];
  const adapter = queueWrites({
    reads: fakeAdapter('reader', called),
    writes: fakeAdapter('writer', called),
    exclusive: async (work) => {
      called.push('turn');
      return work();
    },
  });
  return { adapter, called, call: (method: string) => Reflect.get(adapter, method)('row') as Promise<number> };
};

test.each(['findOne', 'findMany', 'count'])('%s reads on the reader, without waiting', async (method) => {
  const { called, call } = opened();
  await call(method);
  expect(called).toEqual([`reader.${method} row`]);
});

test.each(['create', 'update', 'updateMany', 'delete', 'deleteMany', 'upsert'])(
  '%s waits for the writer’s turn, known to this version or not',
  async (method) => {
    const { called, call } = opened();
    expect(await call(method)).toBe(2);
    expect(called).toEqual(['turn', `writer.${method} row`]);
  },
);

test('a transaction is given the same adapter: each of its writes waits', async () => {
  const { adapter, called } = opened();
  await adapter.transaction((inside) => inside.deleteMany({ model: 'session', where: [] }));
  expect(called[0]).toBe('turn');
});

test('a write that waited runs in the context of its own request', async () => {
  const request = new AsyncLocalStorage<string>();
  const seen: unknown[] = [];
  const waiting: (() => void)[] = [];
  const adapter = queueWrites({
    reads: fakeAdapter('reader', []),
    writes: { ...fakeAdapter('writer', []), create: async () => seen.push(request.getStore()) } as unknown as Adapter,
    exclusive: (work) => new Promise((done) => waiting.push(() => done(work()))),
  });
  const create = Reflect.get(adapter, 'create') as () => Promise<number>;
  const writes = ['one', 'two'].map((name) => request.run(name, create));
  for (const run of waiting) run();
  await Promise.all(writes);
  expect(seen).toEqual(['one', 'two']);
});
