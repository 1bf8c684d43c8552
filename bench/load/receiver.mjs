/** A receiver of webhooks: /hook answers at once and remembers when what about which object arrived; /hang never answers. */
import { createServer } from 'node:http';
import { now } from '../measure.mjs';

let arrivals = [];

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    if (request.url !== '/hook') return;
    const at = now();
    response.writeHead(204).end();
    const { type, data } = JSON.parse(Buffer.concat(chunks));
    arrivals.push([`${type} ${data.subject.id}`, at]);
  });
}).listen(0, '127.0.0.1');

const answers = {
  port: () => ({ port: server.address().port }),
  arrivals: () => {
    const arrived = arrivals;
    arrivals = [];
    return { arrivals: arrived };
  },
};
process.on('message', (message) => process.send(answers[message]()));
process.on('disconnect', () => process.exit(0));
