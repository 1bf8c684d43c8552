import type { RemovalBlockerKind } from '@untether/domain';
import { describe, expect, test } from 'vitest';
import { openStore } from '../src/index.ts';
import { addCustomer, addPartner } from './support/adding.ts';
import { noon } from './support/fixed.ts';
import { query } from './support/query.ts';
import { engines, useDatabase } from './support/stores.ts';

const tag = '0019_removal_outlook';
/** Its tables as they were before. */
const back = {
  sqlite: ['insert', 'update', 'delete'].map((event) => `drop trigger relationship_outlook_${event}`),
  postgres: [
    'drop trigger relationship_outlook_rows on relationship',
    'drop trigger relationship_outlook_update on relationship',
    'drop function relationship_outlook',
  ],
};
const both = [
  'drop table outlook_tally',
  ...['', '_established', '_removal'].map((order) => `drop index relationship_by_outlook${order}`),
  'alter table relationship drop column removal_outlook',
  `delete from untether_migration where tag = '${tag}'`,
];

describe.each(engines)('a database from before, opened on %s', (engine) => {
  const database = useDatabase(engine);

  test('has an outlook for each customer by the kinds that block it, counted, and the clock looks again', async () => {
    const before = await openStore({ url: database.url });
    const partner = await addPartner(before);
    const blocked: readonly (readonly RemovalBlockerKind[])[] = [
      [],
      ['active_subscription', 'active_reservation'],
      ['active_subscription', 'new_commerce_outside_window'],
      ['active_savings_plan', 'record_incomplete'],
    ];
    for (const blockerKinds of blocked)
      await addCustomer(before, partner.id, { relationship: { blockerKinds, associatedResellerId: 'par_a' } });
    await addCustomer(before, partner.id, { relationship: { state: 'removed' } });
    await before.close();
    for (const sql of [...back[engine], ...both]) await query(engine, database.url, sql);

    const store = await openStore({ url: database.url });
    const page = { direction: 'forward', limit: 10, cursor: null } as const;
    const { edges } = await store.listCustomers(partner.id, {}, 'established_asc', page);
    const outlooks = edges.map(
      ({ node }) => [node.relationship.blockerKinds, node.relationship.removalOutlook] as const,
    );
    expect(new Map(outlooks)).toEqual(
      new Map(blocked.map((kinds, index) => [kinds, ['ready', 'clearable', 'must_run_out', 'needs_vendor'][index]])),
    );
    expect(await store.portfolioResellers(partner.id, 9)).toEqual(
      ['clearable', 'must_run_out', 'needs_vendor', 'ready'].map((outlook) => ({
        resellerId: 'par_a',
        outlook,
        customers: 1,
      })),
    );
    expect(await store.listRelationshipsDue(noon, 10)).toHaveLength(4);
    await store.close();
  });
});
