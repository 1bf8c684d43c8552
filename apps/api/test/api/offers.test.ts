import type { Offer, Viewer } from '@untether/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApi } from './test-api.ts';

const offer = (id: string, name: string, set: Partial<Offer> = {}): Offer => ({
  id,
  name,
  unitType: 'Licenses',
  commerceModel: 'legacy',
  isAddOn: false,
  isTrial: false,
  isAutoRenewable: true,
  minimumQuantity: 1,
  maximumQuantity: 300,
  termDuration: 'P1Y',
  billingCycle: 'monthly',
  prerequisiteOfferIds: [],
  ...set,
});

const modern = (id: string, termDuration: string) =>
  offer(id, 'Business Premium', { commerceModel: 'new_commerce', termDuration });

const offers = [
  modern('a-three-years', 'P3Y'),
  modern('b-a-year', 'P1Y'),
  modern('c-a-month', 'P1M'),
  offer('basic', 'Business Basic'),
  offer('trial', 'Business Basic Trial', { isTrial: true, termDuration: 'P45D' }),
  offer('calls', 'Audio Conferencing', { isAddOn: true, prerequisiteOfferIds: ['basic'] }),
];

let api: Awaited<ReturnType<typeof openTestApi>>;
let viewer: Viewer;
beforeAll(async () => {
  api = await openTestApi({ offers });
  viewer = await api.addUser(await api.addPartner({ name: 'Meridian Cloud', kind: 'direct_bill' }), ['sales_agent']);
});
afterAll(() => api.close());

const list = async (args: string): Promise<{ ids: readonly string[]; totalCount: number }> => {
  const { data } = await api.post(viewer, `{ offers(first: 10${args}) { totalCount nodes { id } } }`);
  const { nodes, totalCount } = data.offers;
  return { ids: nodes.map(({ id }: { id: string }) => id.replace(/^off_/, '')), totalCount };
};

test('offers come by name, those of one name by the length of their term', async () => {
  expect((await list('')).ids).toEqual(['calls', 'basic', 'trial', 'c-a-month', 'b-a-year', 'a-three-years']);
});

test.each([
  ['LEGACY', ['calls', 'basic', 'trial']],
  ['NEW_COMMERCE', ['c-a-month', 'b-a-year', 'a-three-years']],
  ['TRIAL', ['trial']],
  ['ADD_ON', ['calls']],
])('of kind %s there are only those, and they are counted', async (kind, ids) => {
  expect(await list(`, kind: ${kind}`)).toEqual({ ids, totalCount: ids.length });
});

test('a kind and a name narrow the list together', async () => {
  expect((await list(', kind: LEGACY, search: "basic"')).ids).toEqual(['basic', 'trial']);
  expect((await list(', kind: ADD_ON, search: "basic"')).ids).toEqual([]);
});

test('an offer has one id wherever it is named, and is found by it or by what the vendor numbers it', async () => {
  const named = '{ id vendorId prerequisiteOfferIds }';
  const { data } = await api.post(
    viewer,
    `{ node(id: "off_calls") { id ... on Offer { name } } one: offer(id: "off_calls") ${named} two: offer(id: "calls") ${named} }`,
  );
  const calls = { id: 'off_calls', vendorId: 'calls', prerequisiteOfferIds: ['off_basic'] };
  expect(data).toEqual({ node: { id: 'off_calls', name: 'Audio Conferencing' }, one: calls, two: calls });
});
