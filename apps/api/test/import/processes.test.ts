import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NewEvent } from '@untether/domain';
import { expect, test } from 'vitest';
import { type CustomerFolder, entitlement, order, record, subscription, writeExport } from './export-folder.ts';
import { type Harness, now, openHarness, partner } from './harness.ts';
import { startImport } from './import-process.ts';

const customers = (count: number): readonly CustomerFolder[] =>
  Array.from({ length: count }, (_, n) => ({
    record: record(n),
    subscriptions: [subscription(`a${n}`), subscription(`b${n}`, { status: 'suspended' })],
    orders: [order(`o${n}`)],
    entitlements: [entitlement(`o${n}`)],
  }));

/** What an import leaves behind, without the ids it makes. */
const stateOf = async (harness: Harness, count: number) => {
  const facts = await Promise.all(Array.from({ length: count }, (_, n) => harness.factsOf(n)));
  const events = (await harness.newEvents()).map(({ type, sequence, customerId, changes }) => ({
    type,
    sequence,
    customerId,
    changes,
  }));
  const text = JSON.stringify({ facts, events });
  return JSON.parse(text.replace(/rel_[\w-]+/g, 'rel_'));
};

/** Until the other process has got somewhere. */
const untilEvents = async (harness: Harness, count: number): Promise<void> => {
  while (Number(await harness.store.countEvents(partner.id, {})) < count) await sleep(5);
};

test('an import that is killed and run again ends as one that was not', async () => {
  const count = 300;
  await using killed = await openHarness();
  await writeExport(killed.dir, customers(count));
  const child = startImport(killed);
  await untilEvents(killed, 20);
  child.kill();
  expect((await child.ended).signal).toBe('SIGKILL');
  const left = Number(await killed.store.countEvents(partner.id, {}));
  expect(left).toBeLessThan(count);
  const { code, text } = await killed.importFolder();
  expect(code).toBe(0);
  expect(text).toContain(`${count - left} imported, 0 updated, ${left} unchanged`);

  await using clean = await openHarness();
  await clean.importAll(...customers(count));
  expect(await stateOf(killed, count)).toEqual(await stateOf(clean, count));
});

test('an import beside a process that writes to the same partner loses nothing of either', async () => {
  const count = 100;
  await using harness = await openHarness();
  await writeExport(harness.dir, customers(count));
  const child = startImport(harness);
  await untilEvents(harness, 1);
  const event: NewEvent = {
    partnerId: partner.id,
    type: 'test-created',
    occurredAt: now,
    actor: { kind: 'clock', id: null, name: 'Test' },
    customerId: null,
    relationshipId: null,
    subjectId: 'whk_1',
    changes: { endpointId: 'whk_1' },
    correlationId: 'cor_test',
  };
  const written = 50;
  for (let n = 0; n < written; n += 1) await harness.store.transact([partner.id], (tx) => tx.append([event]));
  expect(await child.ended).toMatchObject({ code: 0, text: expect.stringContaining(`${count} imported`) });
  const events = await harness.newEvents();
  expect(events.map(({ sequence }) => sequence)).toEqual(Array.from({ length: count + written }, (_, n) => n + 1));
  expect(events.filter(({ type }) => type === 'test-created')).toHaveLength(written);
});

test('a hundred thousand customers go through a process with little memory', async () => {
  const count = 100_000;
  const ours = 5;
  await using harness = await openHarness();
  await writeExport(harness.dir, customers(ours));
  const lines = function* (): Generator<string> {
    yield `{"totalCount": ${count}, "items": [`;
    for (let n = 0; n < count; n += 1) {
      const entry = { ...record(n, n < ours ? {} : { relationshipToPartner: 'none' }), notes: 'x'.repeat(400) };
      yield `${n === 0 ? '' : ',\n'}${JSON.stringify(entry)}`;
    }
    yield ']}';
  };
  await mkdir(harness.dir, { recursive: true });
  await pipeline(Readable.from(lines()), createWriteStream(join(harness.dir, 'customers.json')));
  // The file alone is 60 MB: who holds it, or all that is in it, dies of it.
  const child = startImport(harness, ['--max-old-space-size=96']);
  const { code, text } = await child.ended;
  expect(text).toContain(`${ours} imported, 0 updated, 0 unchanged, ${count - ours} skipped`);
  expect(text).toContain('… and');
  expect(code).toBe(0);
  const report = await readFile(`${harness.dir}-report.txt`, 'utf8');
  expect(report.trimEnd().split('\n')).toHaveLength(count - ours);
}, 600_000);
