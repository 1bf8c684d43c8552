/** node:http and prepared statements and nothing else: node bare.mjs PORT FILE. What an answer costs at the least. */
import { reads as readQueries, writes as writeQueries } from '../queries.mjs';
import { openPlain } from './reads.mjs';
import { payload, serve } from './serve.mjs';
import { openWrites } from './writes.mjs';

const [port, file] = process.argv.slice(2);
const plain = openPlain(file, { writable: true });
const streams = new Set();
const frameOf = (relationshipEvents) =>
  Buffer.from(`event: next\ndata: ${JSON.stringify({ data: { relationshipEvents } })}\n\n`);
const writes = openWrites(plain, (event) => {
  const frame = frameOf(event);
  for (const response of streams) response.write(frame);
});

const answers = new Map([
  [
    readQueries.one,
    ({ id }) => {
      const customer = plain.customer(id);
      return { customer: customer && { ...customer, removalBlockers: plain.blockers(id) } };
    },
  ],
  [
    readQueries.page,
    () => {
      const rows = plain.customers(50);
      const blockers = plain.blockersOfMany(rows.map(({ id }) => id));
      return { customers: { nodes: rows.map((row, index) => ({ ...row, removalBlockers: blockers[index] })) } };
    },
  ],
  [readQueries.search, ({ text }) => ({ customers: { nodes: plain.customers(50, { search: text }) } })],
  [
    readQueries.removable,
    () => ({ customers: { totalCount: plain.countRemovable(), nodes: plain.customers(50, { removable: true }) } }),
  ],
  [readQueries.portfolio, () => ({ portfolio: plain.portfolio() })],
  [readQueries.events, () => ({ events: { nodes: plain.events(50) } })],
  [writeQueries.suspend, (variables) => payload('suspendSubscription', writes.suspend(variables))],
  [writeQueries.reactivate, (variables) => payload('reactivateSubscription', writes.reactivate(variables))],
  [writeQueries.remove, (variables) => payload('removeResellerRelationship', writes.remove(variables))],
]);

const openStream = (response) => {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
  response.write(frameOf({ __typename: 'Heartbeat', lastSequence: 0 }));
  streams.add(response);
  response.on('close', () => streams.delete(response));
};

serve(port, answers, openStream);
