/** A removal on PostgreSQL with what it cannot do without: the row, the receipt, the log; one transaction. */
import { randomBytes } from 'node:crypto';

const newId = (prefix) => `${prefix}_${randomBytes(16).toString('hex')}`;
const actor = { kind: 'user', id: 'usr_bench', name: 'Bench Admin' };

export const openRemoval = (pool) => {
  const end = async (client, id) => {
    const run = async (name, text, ...values) => (await client.query({ name, text, values })).rows;
    const [row] = await run(
      'lock customer',
      "select * from plain.customer where id = $1 and state = 'active' for update",
      id,
    );
    if (row === undefined) return false;
    const subscriptions = await run('items', 'select * from plain.subscription where customer_id = $1', id);
    if (subscriptions.some(({ status }) => status === 'active')) return false;
    await run('remove', "update plain.customer set state = 'removed' where id = $1", id);
    await run(
      'receipt',
      'insert into plain.receipt values ($1, $2, $3, $4)',
      newId('rcp'),
      id,
      new Date(),
      JSON.stringify({ name: row.company_name, subscriptions }),
    );
    const [{ sequence }] = await run(
      'next',
      'update plain.partner set sequence = sequence + 1 where id = $1 returning sequence',
      row.partner,
    );
    const changes = { state: { from: 'active', to: 'removed' } };
    await run(
      'append',
      'insert into plain.event values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      row.partner,
      sequence,
      newId('evt'),
      'reseller-relationship-removed',
      new Date(),
      actor,
      id,
      row.relationship_id,
      changes,
    );
    return true;
  };
  return async ({ id }) => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      const ended = await end(client, id);
      await client.query('commit');
      return ended ? { removedCustomerId: id } : { __typename: 'StateError', message: 'This is not possible now.' };
    } finally {
      client.release();
    }
  };
};
