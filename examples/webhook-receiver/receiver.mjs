/**
 * Receives webhooks: verifies the signature, skips what it has already handled, prints what is new.
 *
 *   UNTETHER_KEY=unt_… node examples/webhook-receiver/receiver.mjs     registers itself, and sends itself a test event
 *   WEBHOOK_SECRET=whsec_… node examples/webhook-receiver/receiver.mjs once it is registered
 */
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';

const { UNTETHER_URL = 'http://localhost:4000', UNTETHER_KEY, PORT = '4700' } = process.env;
const biggestBody = 20_000;

const ask = async (name, input, fields) => {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const query = `mutation ($input: ${type}Input!) { ${name}(input: $input) { ... on ${type}Payload { ${fields} } ... on Error { message } } }`;
  const response = await fetch(`${UNTETHER_URL}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${UNTETHER_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { input } }),
  });
  const { data, errors } = await response.json();
  const problem = errors?.[0].message ?? data[name].message;
  if (problem) throw new Error(`${name}: ${problem}`);
  return data[name];
};

/** Ids of what was handled. A real receiver keeps them where it keeps the effect, in the same transaction. */
const handled = new Set();
let webhook = process.env.WEBHOOK_SECRET ? new Webhook(process.env.WEBHOOK_SECRET) : undefined;

const server = createServer(async (req, res) => {
  const answer = (status) => res.writeHead(status).end();
  let body = '';
  for await (const chunk of req.setEncoding('utf8')) {
    body += chunk;
    if (body.length > biggestBody) return answer(413);
  }
  try {
    const { type, data } = webhook.verify(body, req.headers);
    if (!handled.has(data.eventId)) console.log(`${data.sequence} ${type}`, JSON.stringify(data.changes));
    handled.add(data.eventId);
    answer(204);
  } catch (error) {
    console.error(`refused: ${error.message}`);
    answer(401);
  }
});

server.listen(Number(PORT), '127.0.0.1', async () => {
  if (webhook) return;
  if (!UNTETHER_KEY) throw new Error('set UNTETHER_KEY to an API key: npm start prints one');
  const url = `http://localhost:${PORT}/`;
  const { endpoint, secret } = await ask('createWebhookEndpoint', { url }, 'endpoint { id } secret');
  webhook = new Webhook(secret);
  console.log(`Registered ${url} as ${endpoint.id}; next time start with WEBHOOK_SECRET=${secret}`);
  await ask('sendTestEvent', { endpointId: endpoint.id }, 'endpoint { id }');
});
