/** node:http and prepared statements and nothing else: node bare.mjs PORT FILE. What an answer costs at the least. */
import { createServer } from 'node:http';
import { reads as readQueries, writes as writeQueries } from '../queries.mjs';
import { openPlain } from './reads.mjs';
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

const payload = (name, command) => (variables) => {
  const { __typename = `${name[0].toUpperCase()}${name.slice(1)}Payload`, ...rest } = command(variables);
  return { [name]: { __typename, ...rest } };
};
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
  [writeQueries.suspend, payload('suspendSubscription', writes.suspend)],
  [writeQueries.reactivate, payload('reactivateSubscription', writes.reactivate)],
  [writeQueries.remove, payload('removeResellerRelationship', writes.remove)],
]);

const openStream = (response) => {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
  response.write(frameOf({ __typename: 'Heartbeat', lastSequence: 0 }));
  streams.add(response);
  response.on('close', () => streams.delete(response));
};

const answer = (response, text) => {
  const { query, variables } = JSON.parse(text);
  const body = Buffer.from(JSON.stringify({ data: answers.get(query)(variables) }));
  response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': body.length });
  response.end(body);
};

createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    if (request.method === 'GET') response.end('ok\n');
    else if (request.headers.accept === 'text/event-stream') openStream(response);
    else answer(response, chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
  });
}).listen(Number(port), '127.0.0.1');
