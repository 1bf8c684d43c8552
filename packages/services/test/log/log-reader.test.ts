import { expect, test, vi } from 'vitest';
import { openLog, take } from './reading.ts';

const fromTo = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at);

test('a reader gets what comes after its cursor, then says it has caught up, then what happens', async () => {
  const log = openLog();
  log.append('par_a', 5);
  const reader = await log.open('par_a', { after: 'par_a/2' });
  expect(await take(reader, 4)).toEqual([3, 4, 5, 'beat 5 at par_a/5']);
  log.append('par_a', 2);
  expect(await take(reader, 2)).toEqual([6, 7]);
});

test('a reader without a cursor starts with the next event', async () => {
  const log = openLog();
  log.append('par_a', 5);
  const reader = await log.open('par_a');
  log.append('par_a', 1);
  expect(await take(reader, 2)).toEqual([6, 'beat 6 at par_a/6']);
});

test('a large transaction in the middle loses nothing to a slow reader or a quick one', async () => {
  const log = openLog();
  const [slow, quick] = [await log.open('par_a'), await log.open('par_a')];
  expect(await take(quick, 1)).toEqual(['beat 0 at par_a/0']);
  log.append('par_a', 3);
  expect(await take(quick, 3)).toEqual([1, 2, 3]);
  log.append('par_a', 2000);
  expect(await take(quick, 2000)).toEqual(fromTo(4, 2003));
  expect(await take(slow, 2004)).toEqual([...fromTo(1, 2003), 'beat 2003 at par_a/2003']);
});

test('one read of the log serves all readers that wait for it', async () => {
  const log = openLog();
  const readers = await Promise.all(Array.from({ length: 100 }, () => log.open('par_a')));
  for (const reader of readers) await take(reader, 1);
  log.reads.length = 0;
  const waiting = readers.map((reader) => take(reader, 3));
  log.append('par_a', 3);
  expect(await Promise.all(waiting)).toEqual(readers.map(() => [1, 2, 3]));
  expect(log.reads).toEqual([{ partnerId: 'par_a', after: 0 }]);
});

test('a bell of another process wakes everybody, and nobody reads for those without readers', async () => {
  const log = openLog();
  const reader = await log.open('par_a');
  await take(reader, 1);
  log.append('par_b', 1);
  expect(log.reads).toEqual([]);
  log.append('par_a', 1, {}, false);
  log.ring(null);
  expect(await take(reader, 1)).toEqual([1]);
});

test('a filtered reader is carried over what does not match by heartbeats', async () => {
  const log = openLog();
  log.append('par_a', 3000);
  log.append('par_a', 1, { type: 'order-placed', customerId: 'cus_1' });
  log.append('par_a', 1, { type: 'order-placed', customerId: 'cus_2' });
  const reader = await log.open('par_a', { after: 'par_a/0', types: ['order-placed'], customerId: 'cus_1' });
  expect(await take(reader, 2)).toEqual([3001, 'beat 3002 at par_a/3002']);
  const waiting = take(reader, 1);
  log.append('par_a', 1);
  // Everything that follows from the bell is done.
  await new Promise(setImmediate);
  log.pass(15_000);
  expect(await waiting).toEqual(['beat 3003 at par_a/3003']);
});

test('a heartbeat comes every 15 seconds, also between events', async () => {
  const log = openLog();
  const reader = await log.open('par_a');
  await take(reader, 1);
  log.append('par_a', 3);
  expect(await take(reader, 1)).toEqual([1]);
  log.pass(15_000);
  expect(await take(reader, 3)).toEqual(['beat 1 at par_a/1', 2, 3]);
  log.pass(14_999);
  const waiting = take(reader, 1);
  log.pass(1);
  expect(await waiting).toEqual(['beat 3 at par_a/3']);
});

test('a reader that stops reading leaves no timer running and gets all of it when it comes back', async () => {
  const log = openLog();
  const reader = await log.open('par_a');
  await take(reader, 1);
  log.append('par_a', 10);
  expect(await take(reader, 2)).toEqual([1, 2]);
  log.pass(15_000);
  expect(log.timers.size).toBe(0);
  log.append('par_a', 1000);
  expect(await take(reader, 1009)).toEqual(['beat 2 at par_a/2', ...fromTo(3, 1010)]);
});

test('a reader that waits is ended at once, and leaves nothing behind', async () => {
  const log = openLog();
  const reader = await log.open('par_a');
  await take(reader, 1);
  const waiting = reader.next();
  await reader.return();
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(await reader.next()).toEqual({ done: true, value: undefined });
  expect([log.listeners.size, log.timers.size]).toEqual([0, 0]);
});

test('a log that cannot be read ends its readers with what went wrong', async () => {
  const log = openLog();
  const reader = await log.open('par_a');
  await take(reader, 1);
  const waiting = reader.next();
  log.breakDisk();
  log.append('par_a', 1);
  await expect(waiting).rejects.toThrow('the disk is gone');
  expect([log.listeners.size, log.timers.size]).toEqual([0, 0]);
});

test('a reader never skips: a log with a gap ends it', async () => {
  const log = openLog();
  log.append('par_a', 3);
  log.loseEvent('par_a', 2);
  const reader = await log.open('par_a', { after: 'par_a/1' });
  await expect(reader.next()).rejects.toThrow('gap');
});

test('a cursor of another partner and one beyond the end of the log are refused', async () => {
  const log = openLog();
  log.append('par_a', 3);
  for (const after of ['par_b/1', 'par_a/4', 'par_a/-1'])
    await expect(log.open('par_a', { after })).rejects.toMatchObject({ name: 'LogCursorError' });
  expect(log.listeners.size).toBe(0);
});

test('to join costs a reader its own read, however many others wait, and wakes none of them', async () => {
  const log = openLog();
  log.append('par_a', 3);
  const wakes = vi.spyOn(Set.prototype, Symbol.iterator);
  const costs: { readonly reads: number; readonly walks: number }[] = [];
  for (let n = 1; n <= 300; n += 1) {
    const before = { reads: log.reads.length, walks: wakes.mock.calls.length };
    const reader = await log.open('par_a');
    expect(await take(reader, 1)).toEqual(['beat 3 at par_a/3']);
    void reader.next();
    costs.push({ reads: log.reads.length - before.reads, walks: wakes.mock.calls.length - before.walks });
  }
  wakes.mockRestore();
  expect(costs.at(-1)).toEqual(costs[1]);
});

test('one timer serves the heartbeats of all readers, who get the same one at the same place', async () => {
  const log = openLog();
  log.append('par_a', 3);
  const readers = await Promise.all(Array.from({ length: 120 }, () => log.open('par_a')));
  for (const reader of readers) await take(reader, 1);
  expect(log.timers.size).toBe(1);
  const waiting = readers.map((reader) => reader.next());
  log.pass(15_000);
  const beats = new Set((await Promise.all(waiting)).map(({ value }) => value));
  expect(beats.size).toBe(1);
  for (const reader of readers) await reader.return();
  expect([log.listeners.size, log.timers.size]).toEqual([0, 0]);
});

test('a clock that is set back keeps no heartbeat back', async () => {
  const log = openLog();
  const reader = await log.open('par_a');
  await take(reader, 1);
  const waiting = take(reader, 1);
  log.setBack(3_600_000);
  log.pass(15_000);
  expect(await waiting).toEqual(['beat 0 at par_a/0']);
});

test('readers are woken in slices: between them other work has its turn', async () => {
  const log = openLog();
  const readers = await Promise.all(Array.from({ length: 120 }, () => log.open('par_a')));
  for (const reader of readers) await take(reader, 1);
  log.turns.length = 0;
  let served = 0;
  const waiting = readers.map(async (reader) => {
    await reader.next();
    served += 1;
  });
  log.onTurn(() => log.turns.push(served));
  log.append('par_a', 1);
  await Promise.all(waiting);
  expect(log.turns).toEqual([50, 100]);
});
