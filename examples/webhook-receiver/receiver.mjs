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

const query = async (query, variables) => {
  const response = await fetch(`${UNTETHER_URL}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${UNTETHER_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors[0].message);
  return data;
};

const ask = async (name, input, fields) => {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const data = await query(
    `mutation ($input: ${type}Input!) { ${name}(input: $input) { ... on ${type}Payload { ${fields} } ... on Error { message } } }`,
    { input },
  );
  if (data[name].message) throw new Error(`${name}: ${data[name].message}`);
  return data[name];
};

/** An endpoint at this URL: the one there is, with a new secret, or a new one. */
const register = async (url) => {
  const { webhookEndpoints } = await query('{ webhookEndpoints(first: 100) { nodes { id url } } }');
  const known = webhookEndpoints.nodes.find((endpoint) => endpoint.url === url);
  return known
    ? ask('rotateWebhookSecret', { endpointId: known.id, immediately: true }, 'endpoint { id } secret')
    : ask('createWebhookEndpoint', { url }, 'endpoint { id } secret');
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

const begin = async () => {
  if (webhook) return;
  if (!UNTETHER_KEY) throw new Error('set UNTETHER_KEY to an API key: npm start prints one');
  const url = `http://localhost:${PORT}/`;
  const { endpoint, secret } = await register(url);
  webhook = new Webhook(secret);
  console.log(`Registered ${url} as ${endpoint.id}; next time start with WEBHOOK_SECRET=${secret}`);
  await ask('sendTestEvent', { endpointId: endpoint.id }, 'endpoint { id }');
};

server.listen(Number(PORT), '127.0.0.1', () =>
  begin().catch((error) => {
    console.error(`${error.message}${error.cause ? ` (${error.cause.message})` : ''}`);
    process.exit(1);
  }),
);
