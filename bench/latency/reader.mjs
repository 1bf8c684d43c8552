/** A reader on its own thread: reports when each event reached its socket. Modes: stream, poll, webhook. */
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { now } from '../measure.mjs';

const { url, cookie, mode, pollMs } = workerData;
const { hostname, port } = new URL(url);
const arrived = (text) => {
  const at = now();
  for (const [, sequence] of text.matchAll(/"sequence":(\d+)/g))
    parentPort.postMessage({ sequence: Number(sequence), at });
};

const stream = () => {
  const body = JSON.stringify({
    query:
      'subscription { relationshipEvents { __typename ... on Event { sequence cursor type changes } ... on Heartbeat { cursor } } }',
  });
  const socket = connect(Number(port), hostname);
  socket.setNoDelay(true);
  socket.write(
    `POST /graphql HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\n` +
      `Cookie: ${cookie}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
  socket.setEncoding('utf8').on('data', (text) => {
    if (text.includes('Heartbeat')) parentPort.postMessage('ready');
    arrived(text);
  });
};

const poll = async () => {
  const ask = async (args) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({
        query: `{ events(${args}) { nodes { sequence cursor type changes } pageInfo { endCursor } } }`,
      }),
    });
    return response.text();
  };
  let after = JSON.parse(await ask('last: 1')).data.events.pageInfo.endCursor;
  parentPort.postMessage('ready');
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, pollMs));
    const text = await ask(`first: 100, after: "${after}"`);
    arrived(text);
    after = JSON.parse(text).data.events.pageInfo.endCursor ?? after;
  }
};

const receive = async () => {
  const server = createServer((req, res) => {
    let text = '';
    req.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
    });
    req.on('end', () => {
      arrived(text);
      res.writeHead(204).end();
    });
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const query = `mutation ($url: String!) { createWebhookEndpoint(input: {url: $url}) { __typename ... on Error { message } } }`;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ query, variables: { url: `http://127.0.0.1:${server.address().port}/` } }),
  });
  const { data, errors } = await response.json();
  const problem = errors?.[0].message ?? data.createWebhookEndpoint.message;
  if (problem) throw new Error(`createWebhookEndpoint: ${problem}`);
  parentPort.postMessage('ready');
};

const modes = { stream, poll, webhook: receive };
await modes[mode]();
