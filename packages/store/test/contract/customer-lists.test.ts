import type {
  Customer,
  CustomerOrder,
  CustomerQuery,
  Page,
  PageRequest,
  ReleaseRequest,
  RemovalBlockerKind,
  RemovalOutlook,
  ResellerRelationship,
} from '@untether/domain';
import { describe, expect, test } from 'vitest';
import type { Bounds } from '../../src/bounds.ts';
import { addCustomer, addPartner } from '../support/adding.ts';
import { buildCustomer, buildRelationship } from '../support/builders.ts';
import { minutesAfter, next } from '../support/fixed.ts';
import { type EngineName, engines, useStore } from '../support/stores.ts';

type Random = (below: number) => number;
const randomFrom = (seed: number): Random => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};
const pick = <T>(random: Random, from: readonly T[]): T => from[random(from.length)] as T;

interface Made {
  readonly customer: Customer;
  readonly relationship: ResellerRelationship;
  readonly asks: boolean;
}

const words = ['Amber', 'ｚｅｔａ', 'Koala', '東京', 'さくら', '株式会社', 'ÄRZTE', '50%', 'x_y', 'Ōko', '日立'];
const kinds: readonly RemovalBlockerKind[] = ['active_subscription', 'active_trial', 'pending_order'];
const outlooks: readonly RemovalOutlook[] = ['clearable', 'clearable', 'needs_vendor'];
/** Nobody has it. */
const unused = 'active_reservation';

const make = (random: Random, partnerId: string): Made => {
  const blockerKinds = random(4) === 0 ? [] : kinds.filter((_, at) => random([2, 4, 40][at] ?? 1) === 0);
  const removalOutlook = blockerKinds.length === 0 ? 'ready' : pick(random, outlooks);
  const companyName = [pick(random, words), pick(random, words), random(3) === 0 ? 'qz' : ''].join(' ').trim();
  const customer = buildCustomer({
    companyName,
    domain: random(5) === 0 ? null : `${pick(random, ['wq', 'mail', 'nn'])}${random(9)}.example`,
    country: pick(random, ['JP', 'JP', 'JP', 'US', 'DE', null]),
    tenantId: `7f${next()}`,
  });
  const relationship = buildRelationship({
    partnerId,
    customerId: customer.id,
    blockerKinds,
    removalOutlook,
    state: random(9) === 0 ? 'removed' : 'active',
    establishedAt: minutesAfter(random(12)),
    nextRemovalAt: blockerKinds.length === 0 ? new Date(0) : pick(random, [null, minutesAfter(random(30))]),
    associatedResellerId: pick(random, ['par_big', 'par_big', null, null, random(30) === 0 ? 'par_rare' : null]),
    extendingSubscriptions: random(6) === 0 ? 1 + random(3) : 0,
  });
  return { customer, relationship, asks: relationship.state === 'active' && random(12) === 0 };
};

const fold = (text: string) => text.normalize('NFKC').toLowerCase();

/** What the contract says, row by row. */
const isAskedFor = ({ customer, relationship, asks }: Made, query: CustomerQuery): boolean => {
  const { nextRemovalAt, blockerKinds } = relationship;
  const text = fold(query.search ?? '').trim();
  const texts = [customer.companyName, customer.domain ?? '', ...([...text].length < 3 ? [] : [customer.tenantId])];
  const span = query.nextRemoval;
  const checks: readonly boolean[] = [
    relationship.state === 'active',
    text === '' || texts.map(fold).join('\n').includes(text),
    query.country === undefined || customer.country === query.country.toUpperCase(),
    query.removable === undefined || query.removable === (blockerKinds.length === 0),
    query.blockedBy === undefined || query.blockedBy.some((kind) => blockerKinds.includes(kind)),
    query.removalOutlook === undefined || query.removalOutlook === relationship.removalOutlook,
    query.tenantId === undefined || customer.tenantId === query.tenantId.toLowerCase(),
    span !== 'unknown' || nextRemovalAt === null,
    span === undefined ||
      span === 'unknown' ||
      (nextRemovalAt !== null &&
        (span.after === null || nextRemovalAt > span.after) &&
        (span.until === null || nextRemovalAt <= span.until)),
    query.associatedResellerId === undefined || relationship.associatedResellerId === query.associatedResellerId,
    query.willExtend === undefined || query.willExtend === relationship.extendingSubscriptions > 0,
    query.releaseRequested === undefined || query.releaseRequested === asks,
  ];
  return checks.every(Boolean);
};

const sortKey = ({ customer, relationship }: Made, order: CustomerOrder): string | number => {
  if (order.startsWith('name')) return fold(customer.companyName);
  if (order.startsWith('established')) return relationship.establishedAt.getTime();
  return relationship.nextRemovalAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
};
const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);
const inOrder = (rows: readonly Made[], order: CustomerOrder): readonly string[] => {
  const sorted = rows.toSorted(
    (a, b) => compare(sortKey(a, order), sortKey(b, order)) || compare(a.relationship.id, b.relationship.id),
  );
  return (order.endsWith('_desc') ? sorted.toReversed() : sorted).map(({ customer }) => customer.id);
};

const orders: readonly CustomerOrder[] = [
  'name_asc',
  'name_desc',
  'established_asc',
  'established_desc',
  'next_possible_removal_asc',
  'next_possible_removal_desc',
];

/** Each filter by itself, and pairs of them. */
const queriesAbout = (rows: readonly Made[]): readonly CustomerQuery[] => {
  const someone = rows.find(({ relationship }) => relationship.state === 'active')?.customer.tenantId ?? '';
  const texts = ['z', '東', 'q', 'ko', 'KO', 'qz', 'zq', '東京', 'くら', '0%', '_y', 'wq', '7f', '.e', 'e'];
  const longer = [
    '東京 ',
    'さくら',
    'koala',
    'ÄRZ',
    'ö',
    'ōko',
    'xmp',
    'example',
    '50%',
    'nowhere',
    someone.slice(0, 6),
  ];
  const single: readonly CustomerQuery[] = [
    ...[...texts, ...longer].map((search) => ({ search })),
    { country: 'jp' },
    { country: 'DE' },
    { country: 'PT' },
    { removable: true },
    { removable: false },
    { blockedBy: ['active_subscription'] },
    { blockedBy: ['pending_order'] },
    { blockedBy: ['active_trial', 'pending_order'] },
    { blockedBy: [unused] },
    { blockedBy: [] },
    { removalOutlook: 'ready' },
    { removalOutlook: 'clearable' },
    { removalOutlook: 'needs_vendor' },
    { removalOutlook: 'must_run_out' },
    { tenantId: someone.toUpperCase() },
    { nextRemoval: 'unknown' },
    { nextRemoval: { after: null, until: null } },
    { nextRemoval: { after: minutesAfter(3), until: minutesAfter(20) } },
    { nextRemoval: { after: null, until: minutesAfter(1) } },
    { associatedResellerId: 'par_big' },
    { associatedResellerId: 'par_rare' },
    { willExtend: true },
    { willExtend: false },
    { releaseRequested: true },
    { releaseRequested: false },
  ];
  const random = randomFrom(5);
  const pairs = Array.from({ length: 8 }, () => ({ ...pick(random, single), ...pick(random, single) }));
  const together: readonly CustomerQuery[] = [
    { removalOutlook: 'clearable', nextRemoval: { after: minutesAfter(3), until: minutesAfter(20) } },
    { removable: true, country: 'JP' },
    { removalOutlook: 'clearable', search: '東京' },
  ];
  return [{}, ...single, ...together, ...pairs];
};

const pageSize = 6;
const sizes: Readonly<Record<string, Bounds>> = {
  'as they are': { few: 1000, reach: 4000 },
  'very small': { few: 4, reach: 5 },
};
const cases = engines.flatMap((engine) => Object.keys(sizes).map((size): [EngineName, string] => [engine, size]));

describe.each(cases)('customer lists on %s, with bounds %s', (engine, size) => {
  const bounds = sizes[size] as Bounds;
  const held = useStore(engine, { bounds });
  const portfolio = { partnerId: '', rows: [] as readonly Made[] };

  /** Two partners with the same customers in part, so that one could see the other's. */
  const fill = async () => {
    if (portfolio.partnerId !== '') return portfolio;
    const random = randomFrom(1);
    const [mine, theirs] = [await addPartner(held.store), await addPartner(held.store)];
    const own = Array.from({ length: 60 }, () => make(random, mine.id));
    const shared = own.slice(0, 20).map(({ customer }) => ({
      customer,
      relationship: buildRelationship({ partnerId: theirs.id, customerId: customer.id, blockerKinds: [unused] }),
      asks: true,
    }));
    const others = Array.from({ length: 40 }, () => make(random, theirs.id));
    const rows = [...own, ...shared, ...others];
    const release = ({ relationship, customer }: Made): ReleaseRequest => ({
      partnerId: relationship.partnerId,
      id: `rls_${next()}`,
      relationshipId: relationship.id,
      customerId: customer.id,
      reason: 'Other plans',
      state: 'open',
      requestedAt: minutesAfter(1),
      requestedBy: { kind: 'customer', id: 'usr_1', name: 'Kim' } as unknown as ReleaseRequest['requestedBy'],
      endedAt: null,
      answeredBy: null,
      answer: null,
    });
    await held.store.transact([mine.id, theirs.id], (tx) =>
      tx.apply([
        ...[...own, ...others].map(({ customer: row }) => ({ insert: 'customer', row }) as const),
        ...rows.map(({ relationship: row }) => ({ insert: 'relationship', row }) as const),
        ...rows.filter(({ asks }) => asks).map((one) => ({ insert: 'releaseRequest', row: release(one) }) as const),
      ]),
    );
    Object.assign(portfolio, { partnerId: mine.id, rows: own });
    return portfolio;
  };

  /** All pages, as a client reads them that goes on while there is more. */
  const read = async (query: CustomerQuery, order: CustomerOrder, direction: PageRequest['direction']) => {
    const { partnerId } = await fill();
    const pages: Page<Customer>[] = [];
    for (let cursor: string | null = null, more = true; more; ) {
      const page: Page<Customer> = await held.store.listCustomers(partnerId, query, order, {
        direction,
        limit: pageSize,
        cursor,
      });
      pages.push(page);
      const [last, hasMore] =
        direction === 'forward' ? [page.edges.at(-1), page.hasNextPage] : [page.edges[0], page.hasPreviousPage];
      const end = page.stoppedAt ?? last?.cursor ?? null;
      if (hasMore && end === cursor) throw new Error('the cursor stands still');
      [cursor, more] = [end, hasMore];
    }
    return pages;
  };
  const idsIn = (pages: readonly Page<Customer>[], direction: PageRequest['direction']) =>
    (direction === 'forward' ? pages : pages.toReversed()).flatMap(({ edges }) => edges.map(({ node }) => node.id));

  test.each(orders)(
    'in the order %s each filter gives what it says, in either direction, nothing twice',
    async (order) => {
      const { rows } = await fill();
      for (const query of queriesAbout(rows))
        for (const direction of ['forward', 'backward'] as const) {
          const found = rows.filter((row) => isAskedFor(row, query));
          const pages = await read(query, order, direction);
          expect(idsIn(pages, direction), `${JSON.stringify(query)} ${direction}`).toEqual(inOrder(found, order));
          // What looks at so many rows a time ends after so many pages.
          expect(pages.length).toBeLessThanOrEqual(
            Math.ceil(rows.length / bounds.reach) + Math.ceil(rows.length / pageSize),
          );
          for (const page of pages)
            expect(page.edges.length === pageSize || page.stoppedAt !== undefined || page === pages.at(-1)).toBe(true);
        }
    },
  );

  test('a name is found by its letters when it is the first, the last or the only one, and after it has changed', async () => {
    const { id: partnerId } = await addPartner(held.store);
    const names = ['ぞう', 'ämter', 'Zebra', '\u{20b9f}る', '\uff21pfel', '\ud800'];
    const added = [];
    for (const companyName of names)
      added.push(await addCustomer(held.store, partnerId, { customer: { companyName } }));
    const find = async (search: string) => {
      const page = { direction: 'forward', limit: 9, cursor: null } as const;
      const { edges } = await held.store.listCustomers(partnerId, { search }, 'name_asc', page);
      expect(await held.store.countCustomers(partnerId, { search })).toEqual({ rows: edges.length, isExact: true });
      return edges.map(({ node }) => node.companyName);
    };
    for (const name of names.slice(0, -1)) expect(await find(name)).toEqual([name]);
    const last = added.at(1)?.customer.id ?? '';
    await held.store.transact([partnerId], (tx) =>
      tx.apply([{ update: 'customer', id: last, set: { companyName: '魚屋' } }]),
    );
    expect(await find('魚屋')).toEqual(['魚屋']);
    expect(await find('äm')).toEqual([]);
  });

  test('a count is exact, or says that it is not and is no more than there are', async () => {
    const { partnerId, rows } = await fill();
    for (const query of queriesAbout(rows)) {
      const found = rows.filter((row) => isAskedFor(row, query)).length;
      const count = await held.store.countCustomers(partnerId, query);
      const what = JSON.stringify(query);
      if (count.isExact) expect(count.rows, what).toBe(found);
      else expect(count.rows, what).toBeLessThanOrEqual(Math.min(found, bounds.few));
      // Others' hits may hide a partner's own few, and what most rows have is in no index.
      const isFound = query.search === undefined || bounds.few > rows.length * 2;
      const isIndexed = query.willExtend !== false && query.releaseRequested !== false;
      if (found <= bounds.few && Object.keys(query).length < 2 && isFound && isIndexed)
        expect(count, what).toEqual({ rows: found, isExact: true });
    }
  });
});
