import { describe, expect, test } from 'vitest';
import { openStore } from '../src/index.ts';
import { addPartner } from './support/adding.ts';
import { buildEvent, buildRequest } from './support/builders.ts';
import { ada } from './support/fixed.ts';
import { query } from './support/query.ts';
import { engines, useDatabase } from './support/stores.ts';
import { buildEndpoint } from './support/webhooks.ts';

const tag = '0012_no_new_dap';
/** Its tables as they were before. */
const back = [
  'alter table relationship_request add column include_delegated_admin boolean default true not null',
  'alter table relationship_request drop column granular_admin',
  'alter table relationship_request drop column delegated_admin_relationship_id',
  `delete from untether_migration where tag = '${tag}'`,
];

describe.each(engines)('a database from before, opened on %s', (engine) => {
  const database = useDatabase(engine);

  test('asks for no delegated admin (DAP) any more, and its log says who granted it', async () => {
    const before = await openStore({ url: database.url });
    const partner = await addPartner(before);
    const request = buildRequest(partner.id);
    const endpoint = (types: readonly string[]) => buildEndpoint(partner.id, { types: types as never });
    const endpoints = [
      endpoint(['dap-admin-relationship-approved']),
      endpoint(['granular-admin-relationship-activated', 'dap-admin-relationship-approved']),
      endpoint(['test-created']),
    ];
    const old = 'dap-admin-relationship-approved' as 'reseller-relationship-imported';
    const granted = { delegatedAdmin: { from: false, to: true } };
    const accepted = { requestId: request.id, movedItems: 2 };
    await before.transact([partner.id], async (tx) => {
      await tx.apply([{ insert: 'relationshipRequest', row: request }]);
      await tx.apply(endpoints.map((row) => ({ insert: 'webhookEndpoint', row }) as const));
      await tx.append([
        buildEvent(partner.id, { type: 'reseller-relationship-accepted-by-customer', changes: accepted }),
        buildEvent(partner.id, { type: old, actor: { ...ada, kind: 'customer' }, changes: granted }),
        buildEvent(partner.id, {
          type: old,
          actor: { kind: 'import', id: null, name: 'Import' },
          changes: granted,
          correlationId: 'cor_2',
        }),
      ]);
    });
    await before.close();
    for (const sql of back) await query(engine, database.url, sql);

    const store = await openStore({ url: database.url });
    expect(await store.findRequests(partner.id, [request.id])).toEqual([request]);
    const { edges } = await store.listEvents(partner.id, {}, { direction: 'forward', limit: 10, cursor: null });
    expect(edges.map(({ node: { sequence, type, changes } }) => ({ sequence, type, changes }))).toEqual([
      { sequence: 1, type: 'reseller-relationship-accepted-by-customer', changes: accepted },
      {
        sequence: 2,
        type: 'reseller-relationship-accepted-by-customer',
        changes: { requestId: request.id, movedItems: 0, ...granted },
      },
      { sequence: 3, type: 'reseller-relationship-imported', changes: granted },
    ]);
    const found = await store.findWebhookEndpoints(
      partner.id,
      endpoints.map(({ id }) => id),
    );
    expect(endpoints.map(({ id }) => found.find((one) => one.id === id)?.types)).toEqual([
      ['granular-admin-relationship-activated'],
      ['granular-admin-relationship-activated'],
      ['test-created'],
    ]);
    await store.close();
  });
});
