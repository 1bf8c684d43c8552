/** How rows become answers, whatever keeps them. */

/** In the order in which blockers are listed. */
const kinds = ['active_subscription', 'active_trial', 'active_add_on'];
export const enumName = (word) => word.replaceAll('-', '_').toUpperCase();
const names = new Map(kinds.map((kind) => [kind, enumName(kind)]));
const places = new Map(kinds.map((kind, index) => [kind, index]));
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
export const kindOf = (row) =>
  row.is_trial ? 'active_trial' : row.parent_id === null ? 'active_subscription' : 'active_add_on';

/** Of one customer's running subscriptions; `rows` are those of the table of sentences. */
export const createBlockers = (rows) => {
  const sentences = new Map(rows.map((row) => [`${row.kind} ${row.unit_type}`, row.text]));
  const message = (kind, row) =>
    sentences.get(`${kind} ${row.unit_type}`).replace('{name}', row.name).replace('{quantity}', row.quantity);
  return (running) =>
    running
      .map((row) => ({ row, kind: kindOf(row) }))
      .sort(
        (a, b) =>
          places.get(a.kind) - places.get(b.kind) || compare(a.row.name, b.row.name) || compare(a.row.id, b.row.id),
      )
      .map(({ row, kind }) => ({
        kind: names.get(kind),
        message: message(kind, row),
        resolutions: ['SUSPEND'],
        subject: { id: row.id },
      }));
};

export const byCustomer = (ids, running) => {
  const rows = new Map(ids.map((id) => [id, []]));
  for (const row of running) rows.get(row.customer_id).push(row);
  return rows;
};

export const asEvent = (row, actor, changes) => ({
  id: row.id,
  sequence: row.sequence,
  type: enumName(row.type),
  occurredAt: new Date(row.at).toISOString(),
  actor: { kind: enumName(actor.kind), name: actor.name },
  customerId: row.customer_id,
  subjectId: row.subject_id,
  changes,
});

export const asPortfolio = (groups) => {
  const sum = (fits) => groups.reduce((total, row) => (fits(row.kinds) ? total + row.customers : total), 0);
  const blockedBy = kinds.map((kind) => ({
    kind: names.get(kind),
    customers: sum((packed) => packed.includes(`|${kind}|`)),
  }));
  return {
    customers: sum(() => true),
    removable: sum((packed) => packed === ''),
    blocked: sum((packed) => packed !== ''),
    blockedBy: blockedBy.filter(({ customers }) => customers > 0),
  };
};
