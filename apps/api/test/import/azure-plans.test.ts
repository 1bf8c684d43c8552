import { expect, test } from 'vitest';
import { azurePlan, record } from './export-folder.ts';
import { type Harness, openHarness, typesOfNewEvents } from './harness.ts';

const web = { id: 'web', friendlyName: 'web', status: 'active' };
const entitlementsOf = async (harness: Harness) => (await harness.factsOf(1))?.azureEntitlements ?? [];

test.each([
  ['cancelled', 'gone', [azurePlan('plan', { status: 'cancelled' })], null],
  ['deleted', 'broken', [azurePlan('plan', { status: 'deleted' })], '{'],
  ['cancelled', 'as before', [azurePlan('plan', { status: 'cancelled' })], [web]],
  ['absent', 'as before', [], [web]],
])(
  'what was in an Azure plan that is now %s ends with it, once; its file is %s',
  async (_, __, subscriptions, file) => {
    await using harness = await openHarness();
    const before = { record: record(1), subscriptions: [azurePlan('plan')], azureEntitlements: { plan: [web] } };
    const after = { record: record(1), subscriptions, azureEntitlements: { plan: file } };
    await harness.importAll(before);
    await harness.newEvents();
    await harness.importAll(after);
    expect(await entitlementsOf(harness)).toMatchObject([{ status: 'cancelled' }]);
    expect(await harness.newEvents()).toMatchObject([
      { type: 'subscription-cancelled', subjectId: 'sub_plan' },
      {
        type: 'azure-entitlement-cancelled',
        subjectId: 'aze_web',
        changes: { status: { from: 'active', to: 'cancelled' } },
      },
    ]);
    expect((await harness.factsOf(1))?.relationship.blockerKinds).toEqual([]);
    await harness.importAll(after);
    expect(await typesOfNewEvents(harness)).toEqual([]);
    await harness.importAll(before);
    expect(await entitlementsOf(harness)).toMatchObject([{ status: 'active' }]);
  },
);

test('at a first import the file of a cancelled Azure plan is read: what it calls active is reported', async () => {
  await using harness = await openHarness();
  const subscriptions = [azurePlan('plan', { status: 'cancelled' })];
  const frozen = { ...web, id: 'frozen', status: 'frozen' };
  const customer = { record: record(1), subscriptions, azureEntitlements: { plan: [web, frozen] } };
  const { code, text } = await harness.importAll(customer);
  expect(code).toBe(2);
  expect(text).toContain('azureEntitlements.json: web is called active, but its Azure plan is cancelled.');
  expect(text).toContain('status "frozen" is not known');
  expect(await entitlementsOf(harness)).toMatchObject([
    { id: 'aze_frozen', status: 'unknown' },
    { id: 'aze_web', status: 'cancelled' },
  ]);
});
