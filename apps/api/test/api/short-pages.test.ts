import type { Viewer } from '@untether/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApi } from './test-api.ts';
import { emptyRelationship } from './world.ts';

let api: Awaited<ReturnType<typeof openTestApi>>;
let admin: Viewer;
const companies = Array.from({ length: 24 }, (_, at) => `Company ${String(at).padStart(2, '0')}`);
beforeAll(async () => {
  api = await openTestApi({ bounds: { few: 3, reach: 4 } });
  const partner = await api.addPartner({ name: 'Meridian Cloud', kind: 'direct_bill' });
  admin = await api.addUser(partner, ['admin_agent']);
  for (const [at, company] of companies.entries()) {
    const facts = emptyRelationship(partner, company);
    const country = at >= 16 ? 'DE' : 'US';
    await api.addRelationship({ ...facts, customer: { ...facts.customer, country } });
  }
});
afterAll(() => api.close());

interface Answer {
  readonly errors?: unknown;
  readonly data: {
    readonly customers: {
      readonly nodes: readonly { readonly companyName: string }[];
      readonly pageInfo: Readonly<
        Record<'hasNextPage' | 'hasPreviousPage', boolean> & Record<'startCursor' | 'endCursor', string | null>
      >;
    };
  };
}
const namesIn = ({ data }: Answer) => data.customers.nodes.map(({ companyName }) => companyName);

const filter = { country: 'DE' };
const inGermany = companies.slice(16);

test('who follows hasNextPage from endCursor misses nothing, through pages that are short or empty', async () => {
  const source = `query ($after: String, $filter: CustomerFilter) { customers(first: 3, after: $after, filter: $filter, orderBy: ESTABLISHED_ASC) {
    nodes { companyName } edges { cursor } pageInfo { hasNextPage startCursor endCursor } } }`;
  const pages: (readonly string[])[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const answer: Answer = await api.post(admin, source, { after, filter });
    expect(answer.errors).toBeUndefined();
    pages.push(namesIn(answer));
    const { pageInfo }: Answer['data']['customers'] = answer.data.customers;
    if (pageInfo.hasNextPage) expect(pageInfo.endCursor).not.toBe(after);
    [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
  }
  expect(pages.flat().toSorted()).toEqual(inGermany);
  expect(pages.some(({ length }) => length === 0)).toBe(true);
});

test('and so does who follows hasPreviousPage from startCursor', async () => {
  const source = `query ($before: String, $filter: CustomerFilter) { customers(last: 3, before: $before, filter: $filter, orderBy: ESTABLISHED_DESC) {
    nodes { companyName } pageInfo { hasPreviousPage startCursor } } }`;
  const found: string[] = [];
  for (let before: string | null = null, more = true; more; ) {
    const answer: Answer = await api.post(admin, source, { before, filter });
    found.push(...namesIn(answer));
    const { pageInfo }: Answer['data']['customers'] = answer.data.customers;
    [before, more] = [pageInfo.startCursor, pageInfo.hasPreviousPage];
  }
  expect(found.toSorted()).toEqual(inGermany);
});

test('a count that was not taken to the end says so', async () => {
  const count = async (filter: object) =>
    (
      await api.post(
        admin,
        'query ($filter: CustomerFilter) { customers(first: 1, filter: $filter) { totalCount totalCountIsExact } }',
        { filter },
      )
    ).data.customers;
  expect(await count({})).toEqual({ totalCount: 24, totalCountIsExact: true });
  expect(await count({ removable: true })).toEqual({ totalCount: 24, totalCountIsExact: true });
  expect(await count(filter)).toEqual({ totalCount: 3, totalCountIsExact: false });
  expect(await count({ country: 'PT' })).toEqual({ totalCount: 0, totalCountIsExact: true });
  expect(await count({ search: 'company 07' })).toEqual({ totalCount: 1, totalCountIsExact: true });
});
