/** Many event streams in one process: says when all have their first sign of life, then when each event has reached the last one. */
import { connect } from 'node:net';
import { now } from '../measure.mjs';

const openingAtOnce = 100;
const mark = 'SUBSCRIPTION_SUSPENDED';

const open = ({ port, headers, query, count }) => {
  const body = JSON.stringify({ query });
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const request = `POST /graphql HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\n${lines.join('')}Content-Length: ${body.length}\r\n\r\n${body}`;
  const lastQuarter = count - Math.floor(count / 4);
  let [opened, ready, reached, firstAt, lastQuarterAt] = [0, 0, 0, 0, 0];
  const fail = (what) => process.send({ error: what });
  const arrived = () => {
    reached += 1;
    if (reached === 1) firstAt = now();
    if (reached < count) return;
    reached = 0;
    process.send({ firstAt, lastAt: now() });
  };
  const openOne = () => {
    opened += 1;
    const socket = connect(port, '127.0.0.1');
    let isReady = false;
    socket.on('connect', () => socket.write(request));
    socket.on('error', (error) => fail(error.message));
    socket.on('close', () => fail('a stream ended'));
    socket.setEncoding('latin1').on('data', (text) => {
      if (isReady) return text.includes(mark) && arrived();
      if (!text.startsWith('HTTP/1.1 200') && text.startsWith('HTTP/')) return fail(text.slice(0, 400));
      if (!text.includes('Heartbeat')) return;
      isReady = true;
      ready += 1;
      if (ready === lastQuarter) lastQuarterAt = now();
      if (ready === count) process.send({ ready, lastQuarterAt, at: now() });
      else if (opened < count) openOne();
    });
  };
  for (let n = 0; n < Math.min(openingAtOnce, count); n += 1) openOne();
};

process.on('message', open);
process.on('disconnect', () => process.exit(0));
