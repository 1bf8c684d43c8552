import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { guid, record } from './export-folder.ts';
import { type Harness, openHarness } from './harness.ts';

const helpdesk = '729827e3-9c14-49f7-bb1b-9608f156bbb8';
const gdap = (id: string, set: object = {}) => ({
  id,
  displayName: 'Support',
  duration: 'P180D',
  customer: { tenantId: guid(1), displayName: 'Company 1' },
  accessDetails: { unifiedRoles: [{ roleDefinitionId: helpdesk }, { roleDefinitionId: guid(77) }] },
  status: 'active',
  autoExtendDuration: 'PT0S',
  createdDateTime: '2026-01-01T00:00:00Z',
  activatedDateTime: '2026-01-02T00:00:00Z',
  endDateTime: '2026-07-01T00:00:00Z',
  ...set,
});

const importList = async (harness: Harness, list: unknown) => {
  await writeFile(join(harness.dir, 'delegatedAdminRelationships.json'), JSON.stringify(list));
  return harness.importFolder();
};
const open = async () => {
  const harness = await openHarness();
  await harness.importAll({ record: record(1) });
  await harness.newEvents();
  return harness;
};
const granted = async (harness: Harness) => (await harness.factsOf(1))?.delegatedAdminRelationships;
const eventsOf = async (harness: Harness) => (await harness.newEvents()).map(({ type }) => type);

test('granular privileges are taken over with their roles, ends and status, and again change nothing', async () => {
  await using harness = await open();
  const list = { '@odata.count': 1, value: [gdap('a'), gdap('b', { customer: { tenantId: guid(9) } })] };
  const { code, report } = await importList(harness, list);
  expect(code).toBe(0);
  expect(report).toEqual([expect.stringContaining('is no customer here')]);
  expect(await granted(harness)).toMatchObject([
    {
      id: 'gdp_a',
      displayName: 'Support',
      roles: ['Helpdesk Administrator', guid(77)],
      durationDays: 180,
      status: 'active',
      rawStatus: 'active',
      endsAt: new Date('2026-07-01'),
      autoExtend: false,
    },
  ]);
  expect(await eventsOf(harness)).toEqual(['granular-admin-relationship-created']);
  await importList(harness, list);
  expect(await eventsOf(harness)).toEqual([]);
});

test.each([
  ['created', 'approval_pending'],
  ['approvalPending', 'approval_pending'],
  ['approved', 'approval_pending'],
  ['activating', 'approval_pending'],
  ['Active', 'active'],
  ['expiring', 'active'],
  ['terminationRequested', 'active'],
  ['terminating', 'active'],
  ['terminated', 'terminated'],
  ['expired', 'expired'],
  ['unknownFutureValue', 'unknown'],
])('the word %s is %s, and is kept', async (word, status) => {
  await using harness = await open();
  const { code } = await importList(harness, { value: [gdap('a', { status: word })] });
  expect(code).toBe(status === 'unknown' ? 2 : 0);
  expect(await granted(harness)).toMatchObject([{ status, rawStatus: word }]);
});

test('what changes at the vendor has its event, and one that a whole list lacks has ended', async () => {
  await using harness = await open();
  await importList(harness, { value: [gdap('a', { status: 'approvalPending' }), gdap('b')] });
  await harness.newEvents();
  await importList(harness, { value: [gdap('a'), gdap('b', { endDateTime: '2026-12-28T00:00:00Z' })] });
  expect((await eventsOf(harness)).sort()).toEqual([
    'granular-admin-relationship-activated',
    'granular-admin-relationship-extended',
  ]);
  await importList(harness, { value: [gdap('b')], '@odata.nextLink': '/more' });
  expect((await granted(harness))?.find(({ id }) => id === 'gdp_a')?.status).toBe('active');
  await harness.newEvents();
  await importList(harness, { value: [gdap('b')] });
  expect(await eventsOf(harness)).toEqual(['granular-admin-relationship-terminated']);
});
