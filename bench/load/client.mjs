/**
 * Sends requests over a number of connections, each after the answer to the one before, and looks at every answer.
 * A job comes as a message, its result goes back as one.
 */
import { connect } from 'node:net';
import { now, percentile } from '../measure.mjs';

const endOfHead = Buffer.from('\r\n\r\n');

/** How long the answer is that these bytes begin with; undefined while its head is not whole or its length is not known. */
const lengthOf = (bytes) => {
  const end = bytes.indexOf(endOfHead);
  if (end < 0) return undefined;
  const head = bytes.latin1Slice(0, end);
  const length = /\r\ncontent-length: (\d+)/i.exec(head);
  if (length) return end + 4 + Number(length[1]);
  return bytes.subarray(-5).equals(Buffer.from('0\r\n\r\n')) ? bytes.length : undefined;
};

const requestsOf = ({ port, headers, bodies }) => {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return bodies.map((body) =>
    Buffer.from(
      `POST /graphql HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\n${lines.join('')}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    ),
  );
};

/**
 * For `seconds`, or until `most` were sent; at least one on every connection; no more than `perSecond`, if given: then it
 * also says when each was answered. `expect` must be in every answer. `ports` of several servers take the connections in turn.
 */
const run = async (job) => {
  const {
    port,
    ports = [port],
    connections,
    seconds = Number.POSITIVE_INFINITY,
    most = Number.POSITIVE_INFINITY,
    from = 0,
    perSecond,
    expect,
  } = job;
  const requests = requestsOf(job);
  const times = [];
  const answeredAt = [];
  let [sent, bad, firstBad] = [0, 0, undefined];
  const startedAt = now();
  const endsAt = startedAt + seconds * 1000;
  const look = (bytes) => {
    const isGood =
      bytes.latin1Slice(9, 12) === '200' &&
      !bytes.includes('"errors":') &&
      (expect === undefined || bytes.includes(expect));
    if (isGood) return;
    bad += 1;
    firstBad ??= bytes.toString().slice(0, 800);
  };
  const talk = (_, connection) =>
    new Promise((done, fail) => {
      const socket = connect(ports[connection % ports.length], '127.0.0.1').setNoDelay(true);
      let [bytes, length, since, isOver, place] = [undefined, undefined, 0, false, 0];
      const send = () => {
        if (sent >= most || (since > 0 && now() > endsAt)) {
          isOver = true;
          socket.end();
          return done();
        }
        place = from + sent;
        const wait = perSecond === undefined ? 0 : startedAt + (sent * 1000) / perSecond - now();
        sent += 1;
        if (wait > 0) setTimeout(write, wait);
        else write();
      };
      const write = () => {
        since = now();
        socket.write(requests[place % requests.length]);
      };
      socket.on('connect', send).on('error', fail);
      socket.on('data', (chunk) => {
        bytes = bytes === undefined ? chunk : Buffer.concat([bytes, chunk]);
        length ??= lengthOf(bytes);
        if (length === undefined || bytes.length < length) return;
        times.push(now() - since);
        if (perSecond !== undefined) answeredAt.push([place, now()]);
        look(bytes);
        [bytes, length] = [undefined, undefined];
        send();
      });
      socket.on('close', () => isOver || fail(new Error('the server closed a connection')));
    });
  await Promise.all(Array.from({ length: connections }, talk));
  const took = (now() - startedAt) / 1000;
  return {
    done: times.length,
    perSecond: times.length / took,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    next: from + sent,
    answeredAt,
    bad,
    firstBad,
  };
};

process.on('message', async (job) => {
  try {
    process.send(await run(job));
  } catch (error) {
    process.send({ error: String(error.stack) });
  }
});
process.on('disconnect', () => process.exit(0));
