import { bodyOf } from '@untether/webhooks';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { follow } from '../events/follow.ts';
import { type Live, openLive, password, signIn } from '../events/live.ts';

const secrets = ['nora.secret@alpha.example', 'Nora Nightingale'];
let live: Live;
let helpdesk: Awaited<ReturnType<typeof signIn>>;

const create = async (input: object) => {
  const { body } = await live.alpha.client.query(
    'mutation ($input: CreateUserInput!) { createUser(input: $input) { ... on CreateUserPayload { user { id } } ... on Error { message } } }',
    { input: { password, ...input } },
  );
  return body.data.createUser;
};

beforeAll(async () => {
  live = await openLive();
  await create({ email: 'hal@alpha.example', name: 'Hal', roles: ['HELPDESK_AGENT'] });
  helpdesk = await signIn(live.url, live.alpha.partnerId, 'hal@alpha.example');
  await create({ email: secrets[0], name: secrets[1], roles: ['SALES_AGENT'] });
});
afterAll(() => live.close());

const newest = `{ events(last: 1, filter: { types: [USER_CREATED] }) { nodes { id sequence changes } } }`;
const searching = `query ($search: String) { events(first: 100, filter: { search: $search }) { totalCount nodes { type } } }`;

test('whoever may not see users learns no name and no address of them from the log', async () => {
  const concealed = { from: null, to: '[concealed]' };
  const { body } = await helpdesk.client.query(newest);
  const [event] = body.data.events.nodes;
  expect(event.changes).toEqual({ email: concealed, name: concealed, roles: { from: null, to: ['sales_agent'] } });
  const node = await helpdesk.client.query('query ($id: ID!) { node(id: $id) { ... on Event { changes } } }', {
    id: event.id,
  });
  expect(node.body.data.node.changes).toEqual(event.changes);
  expect(JSON.stringify((await helpdesk.client.query('{ users { nodes { email } } }')).body)).toContain('FORBIDDEN');

  const seen = await live.alpha.client.query(newest);
  expect(seen.body.data.events.nodes[0].changes).toMatchObject({ email: { to: secrets[0] }, name: { to: secrets[1] } });
});

test('nor by searching for it, letter by letter', async () => {
  for (const search of ['nora.s', 'Nightingale']) {
    const found = async (client: typeof helpdesk.client) =>
      (await client.query(searching, { search })).body.data.events;
    expect(await found(helpdesk.client), search).toEqual({ totalCount: 0, nodes: [] });
    expect(await found(live.alpha.client), search).toEqual({ totalCount: 1, nodes: [{ type: 'USER_CREATED' }] });
  }
  // What it may see is found as before.
  const { body } = await helpdesk.client.query(searching, { search: 'Admin of Alpha' });
  expect(body.data.events.totalCount).toBeGreaterThan(0);
});

test.each(['SSE', 'WebSocket'] as const)('nor from a stream over %s', async (transport) => {
  const texts = async (member: typeof helpdesk) => {
    const following = follow(transport, { url: live.url, headers: member.headers(), asked: { after: 'start' } });
    onTestFinished(() => following.stop());
    await following.until(({ __typename }) => __typename === 'Heartbeat');
    return JSON.stringify(following.messages);
  };
  const [theirs, all] = [await texts(helpdesk), await texts(live.alpha)];
  for (const secret of secrets) {
    expect(theirs).not.toContain(secret);
    expect(all).toContain(secret);
  }
  expect(theirs).toContain('[concealed]');
});

test('nor from an export, nor from a webhook, which every role may make', async () => {
  const exported = async (member: typeof helpdesk) =>
    String((await member.client.send('/api/exports/activity.csv')).body);
  expect(await exported(helpdesk)).toContain('[concealed]');
  const body = bodyOf({
    ...{ id: 'evt_1', sequence: 1, partnerId: live.alpha.partnerId, customerId: null, relationshipId: null },
    ...{ actor: { kind: 'user', name: 'Ada' }, subjectId: 'usr_1', correlationId: 'cor_1', schemaVersion: 2 },
    occurredAt: new Date(0),
    type: 'user-updated',
    changes: { name: { from: 'Nora', to: secrets[1] }, email: { from: 'nora@alpha.example', to: secrets[0] } },
  });
  for (const secret of secrets) {
    expect(await exported(helpdesk)).not.toContain(secret);
    expect(await exported(live.alpha)).toContain(secret);
    expect(body).not.toContain(secret);
  }
});
