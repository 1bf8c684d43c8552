/** Suspend, reactivate and remove with what they cannot do without: the row, what lists filter by, the log; one transaction, FULL. */
import { randomBytes } from 'node:crypto';
import { enumName, kindOf } from './answers.mjs';

export const openWrites = ({ db }, onEvent) => {
  const findSubscription = db.prepare(
    'select s.*, c.partner from subscription s join customer c on c.id = s.customer_id where s.id = ?',
  );
  const subscriptionsOf = db.prepare('select * from subscription where customer_id = ?');
  const setStatus = db.prepare('update subscription set status = ?, suspended_at = ? where id = ?');
  const keepKinds = db.prepare('update customer set kinds = ? where id = ?');
  const findCustomer = db.prepare("select * from customer where id = ? and state = 'active'");
  const setRemoved = db.prepare("update customer set state = 'removed' where id = ?");
  const insertReceipt = db.prepare('insert into receipt values (?, ?, ?, ?)');
  const nextSequence = db.prepare('update partner set sequence = sequence + 1 where id = ? returning sequence').pluck();
  const append = db.prepare('insert into event values (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const actor = JSON.stringify({ kind: 'user', id: 'usr_bench', name: 'Bench Admin' });
  const newId = (prefix) => `${prefix}_${randomBytes(16).toString('hex')}`;

  const log = ({ partner, type, customerId, subjectId, changes }) => {
    const sequence = nextSequence.get(partner);
    append.run(
      partner,
      sequence,
      newId('evt'),
      type,
      Date.now(),
      actor,
      customerId,
      subjectId,
      JSON.stringify(changes),
    );
    return { __typename: 'Event', sequence, type: enumName(type), subjectId, changes };
  };
  const kindsOf = (customerId) => {
    const kinds = new Set(
      subscriptionsOf
        .all(customerId)
        .filter(({ status }) => status === 'active')
        .map(kindOf),
    );
    return kinds.size === 0 ? '' : `|${[...kinds].join('|')}|`;
  };
  const refused = { __typename: 'StateError', message: 'This is not possible now.' };
  const changeStatus = (to, type) => {
    const change = db.transaction((id) => {
      const row = findSubscription.get(id);
      if (row === undefined || row.status === to) return undefined;
      setStatus.run(to, to === 'suspended' ? Date.now() : null, id);
      keepKinds.run(kindsOf(row.customer_id), row.customer_id);
      const changes = { status: { from: row.status, to } };
      return log({ partner: row.partner, type, customerId: row.customer_id, subjectId: id, changes });
    });
    return ({ id }) => {
      const event = change.immediate(id);
      if (event === undefined) return refused;
      onEvent(event);
      return { subscription: { id, status: enumName(to) } };
    };
  };
  const end = db.transaction((id) => {
    const row = findCustomer.get(id);
    if (row === undefined) return undefined;
    const subscriptions = subscriptionsOf.all(id);
    if (subscriptions.some(({ status }) => status === 'active')) return undefined;
    setRemoved.run(id);
    insertReceipt.run(newId('rcp'), id, Date.now(), JSON.stringify({ name: row.company_name, subscriptions }));
    const changes = { state: { from: 'active', to: 'removed' } };
    return log({
      partner: row.partner,
      type: 'reseller-relationship-removed',
      customerId: id,
      subjectId: row.relationship_id,
      changes,
    });
  });
  return {
    suspend: changeStatus('suspended', 'subscription-suspended'),
    reactivate: changeStatus('active', 'subscription-reactivated'),
    remove: ({ id }) => {
      const event = end.immediate(id);
      if (event === undefined) return refused;
      onEvent(event);
      return { removedCustomerId: id };
    },
  };
};
