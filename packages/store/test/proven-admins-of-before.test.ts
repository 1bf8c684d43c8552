import { describe, expect, test } from 'vitest';
import { openStore } from '../src/index.ts';
import { addCustomer, addPartner } from './support/adding.ts';
import { buildCustomerAdmin, buildRequest } from './support/builders.ts';
import { noon } from './support/fixed.ts';
import { query } from './support/query.ts';
import { engines, useDatabase } from './support/stores.ts';

/** Its tables as they were before. */
const back = [
  'drop table customer_admin_proof',
  'alter table customer_membership drop column sees_all',
  'alter table relationship_request drop column failed_answers',
  "delete from untether_migration where tag = '0021_proven_admins'",
];

describe.each(engines)('a database from before, opened on %s', (engine) => {
  const database = useDatabase(engine);

  test('an admin that registered has proven itself where it accepted; for others the operator vouched', async () => {
    const before = await openStore({ url: database.url });
    const [first, second, provider] = [await addPartner(before), await addPartner(before), await addPartner(before)];
    const { customer } = await addCustomer(before, first.id);
    const [registered, added] = [buildCustomerAdmin(customer.id), buildCustomerAdmin(customer.id)];
    const answered = (by: string, partnerId: string, fields: object) =>
      buildRequest(partnerId, {
        ...{ state: 'accepted', customerId: customer.id, answeredAt: noon },
        ...{ answeredBy: { kind: 'customer', id: by, name: 'A' }, ...fields },
      });
    const rows = [
      answered(registered.id, first.id, {}),
      answered(registered.id, second.id, { answeredAt: new Date(noon.getTime() + 1), indirectProviderId: provider.id }),
      answered(added.id, second.id, { answeredAt: new Date(noon.getTime() + 2) }),
    ];
    await before.transact([first.id, second.id], (tx) =>
      tx.apply([
        ...[registered, added].map((row) => ({ insert: 'customerAdmin', row }) as const),
        ...rows.map((row) => ({ insert: 'relationshipRequest', row }) as const),
      ]),
    );
    await before.close();
    for (const sql of back) await query(engine, database.url, sql);

    const store = await openStore({ url: database.url });
    const proven = [first.id, second.id, provider.id].sort();
    expect((await store.findCustomerAdminById(registered.id))?.provenFor).toEqual(proven);
    expect((await store.findCustomerAdminById(added.id))?.provenFor).toBeNull();
    await store.close();
  });
});
