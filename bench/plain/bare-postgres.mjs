/** The same over pg, with as many connections as the product has: node bare-postgres.mjs PORT URL. */
import { createRequire } from 'node:module';
import { reads, writes } from '../queries.mjs';
import { openPlain } from './postgres-reads.mjs';
import { openRemoval } from './postgres-writes.mjs';
import { payload, serve } from './serve.mjs';

const { Pool } = createRequire(new URL('../../packages/store/package.json', import.meta.url))('pg');

const [port, connectionString] = process.argv.slice(2);
const pool = new Pool({ connectionString, max: 10 });
const plain = await openPlain(pool);
const remove = openRemoval(pool);

const answers = new Map([
  [
    reads.one,
    async ({ id }) => {
      const [customer, removalBlockers] = await Promise.all([plain.customer(id), plain.blockers(id)]);
      return { customer: customer && { ...customer, removalBlockers } };
    },
  ],
  [
    reads.page,
    async () => {
      const rows = await plain.customers(50);
      const blockers = await plain.blockersOfMany(rows.map(({ id }) => id));
      return { customers: { nodes: rows.map((row, index) => ({ ...row, removalBlockers: blockers[index] })) } };
    },
  ],
  [reads.search, async ({ text }) => ({ customers: { nodes: await plain.found(50, text) } })],
  [reads.events, async () => ({ events: { nodes: await plain.events(50) } })],
  [writes.remove, async (variables) => payload('removeResellerRelationship', await remove(variables))],
]);

serve(port, answers);
