import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { defaultWebhookPolicy, events } from '@untether/domain';
import { createSender, createWebhookWorker } from '@untether/webhooks';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { start } from './test-api.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let url = '';
const received: { readonly type: string; readonly id: string; readonly verify: (secret: string) => boolean }[] = [];
let status = 204;
const closing: (() => unknown)[] = [];

beforeAll(async () => {
  world = await openWorld();
  const server = createServer(async (req, res) => {
    let body = '';
    for await (const chunk of req) body += chunk;
    const id = String(req.headers['webhook-id']);
    const at = new Date(Number(req.headers['webhook-timestamp']) * 1000);
    const signatures = String(req.headers['webhook-signature']).split(' ');
    const verify = (secret: string) => signatures.includes(new Webhook(secret).sign(id, at, body));
    received.push({ type: JSON.parse(body).type, id, verify });
    res.writeHead(status).end('as told');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://localhost:${(server.address() as AddressInfo).port}/hook`;
  const faults: unknown[] = [];
  const worker = createWebhookWorker({
    queue: world.api.store.webhookQueue,
    send: createSender({ rules: { loopbackAllowed: true } }),
    policy: defaultWebhookPolicy,
    newId: world.api.newId,
    now: world.api.now,
    random: () => 0,
    onRing: world.api.store.onCommit,
    onFault: (thrown) => faults.push(thrown),
    limits: { restMs: 20 },
  });
  closing.push(
    worker.stop,
    () => expect(faults).toEqual([]),
    () => server.close(),
    () => world.api.close(),
  );
});
afterAll(async () => {
  for (const close of closing) await close();
});

const endpointFields = 'id url description types state stateReason publicKey pendingDeliveries failingSince pausesAt';
const command = async (name: string, input: object, fields: string) => {
  const inputType = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const { data, errors } = await world.api.post(
    world.admin,
    `mutation ($input: ${inputType}Input!) { ${name}(input: $input) { __typename
      ... on ${inputType}Payload { ${fields} replayed } ... on Error { code message }
      ... on ValidationError { issues { path message } } } }`,
    { input },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data[name];
};
const create = (input: object = {}) =>
  command('createWebhookEndpoint', { url, ...input }, `endpoint { ${endpointFields} } secret`);
const remove = (endpointId: string) => command('deleteWebhookEndpoint', { endpointId }, 'deletedEndpointId');
const deliveriesOf = async (id: string) => {
  const { data } = await world.api.post(
    world.admin,
    `query ($id: ID!) { node(id: $id) { ... on WebhookEndpoint { state deliveries { totalCount nodes {
      id state cause attempts nextAttemptAt finishedAt endpoint { id } event { id type sequence deliveries { id } }
      attemptLog { number at status latencyMs error answer } } } } } }`,
    { id },
  );
  return data.node.deliveries.nodes;
};
let isSales = false;
/** Appends one user-roles-changed. */
const changeRoles = async () => {
  isSales = !isSales;
  const input = { userId: world.helpdesk.user.id, roles: isSales ? ['SALES_AGENT'] : ['HELPDESK_AGENT'] };
  expect(await command('setUserRoles', input, 'user { id }')).toMatchObject({ replayed: false });
};

describe('createWebhookEndpoint', () => {
  test('shows the secret once', async () => {
    const input = { description: 'Ledger', types: ['USER_CREATED'], idempotencyKey: 'create-1' };
    const first = await create(input);
    expect(first).toMatchObject({
      __typename: 'CreateWebhookEndpointPayload',
      endpoint: {
        url,
        description: 'Ledger',
        types: ['USER_CREATED'],
        state: 'ENABLED',
        stateReason: null,
        publicKey: null,
        pendingDeliveries: 0,
        failingSince: null,
        pausesAt: null,
      },
      replayed: false,
    });
    expect(first.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(await create(input)).toEqual({ ...first, secret: null, replayed: true });
    expect((await create({ ...input, description: 'Other' })).code).toBe('CONFLICT');
    await remove(first.endpoint.id);
  });

  test('with a key pair shows the public key, and no secret', async () => {
    const made = await create({ ed25519: true });
    expect(made.secret).toBeNull();
    expect(made.endpoint.publicKey).toMatch(/^whpk_/);
    const rotated = await command(
      'rotateWebhookSecret',
      { endpointId: made.endpoint.id },
      'endpoint { publicKey } secret',
    );
    expect(rotated.secret).toBeNull();
    expect(rotated.endpoint.publicKey).not.toBe(made.endpoint.publicKey);
    await remove(made.endpoint.id);
  });

  test.each([
    ['https://10.0.0.1/', '10.0.0.1 is not a public address: use a receiver on the internet.'],
    ['nowhere', 'This is not a URL: use https://, a host and a path.'],
    ['http://receiver.example/', 'Use https://, or http:// to localhost.'],
  ])('refuses %s and says why', async (wrong, message) => {
    const answer = await create({ url: wrong });
    expect(answer).toMatchObject({ __typename: 'ValidationError', issues: [{ path: ['url'], message }] });
  });

  test('refuses an empty list of types', async () => {
    expect((await create({ types: [] })).issues[0].path).toEqual(['types']);
  });
});

test('what happens reaches the endpoint; a delivery shows its attempts, an event its deliveries', async () => {
  const { endpoint, secret } = await create({ types: ['USER_ROLES_CHANGED'] });
  received.length = 0;
  await changeRoles();
  await expect.poll(async () => (await deliveriesOf(endpoint.id))[0]?.state).toBe('DELIVERED');
  const [delivery] = await deliveriesOf(endpoint.id);
  expect(delivery).toMatchObject({
    cause: 'LOG',
    attempts: 1,
    nextAttemptAt: null,
    finishedAt: start.toISOString(),
    endpoint: { id: endpoint.id },
    event: { type: 'USER_ROLES_CHANGED', deliveries: [{ id: delivery.id }] },
    attemptLog: [{ number: 1, at: start.toISOString(), status: 204, error: null, answer: '' }],
  });
  expect(received.map(({ type }) => type)).toEqual(['user-roles-changed']);
  expect(received[0]?.verify(secret)).toBe(true);

  // Again: the same event id, its own delivery.
  const again = await command('redeliver', { deliveryId: delivery.id }, 'delivery { id cause event { id } }');
  expect(again).toMatchObject({ delivery: { cause: 'REDELIVERY', event: { id: delivery.event.id } }, replayed: false });
  await expect.poll(() => received.map(({ id }) => id)).toEqual([delivery.event.id, delivery.event.id]);

  const range = { endpointId: endpoint.id, fromSequence: 1, toSequence: delivery.event.sequence };
  const replay = await command('replayEvents', { ...range, idempotencyKey: 'replay-1' }, 'endpoint { id } queued');
  expect(replay).toMatchObject({ endpoint: { id: endpoint.id }, queued: 1, replayed: false });
  const replayed = await command('replayEvents', { ...range, idempotencyKey: 'replay-1' }, 'endpoint { id } queued');
  expect(replayed).toMatchObject({ queued: 1, replayed: true });
  await expect.poll(() => received.length).toBe(3);
  await remove(endpoint.id);
});

test('a rotated secret signs beside the one before', async () => {
  const { endpoint, secret } = await create();
  const rotated = await command('rotateWebhookSecret', { endpointId: endpoint.id }, 'endpoint { id } secret');
  expect(rotated.secret).toMatch(/^whsec_/);
  received.length = 0;
  await command('sendTestEvent', { endpointId: endpoint.id }, 'endpoint { id }');
  await expect.poll(() => received.length).toBe(1);
  expect([secret, rotated.secret].map((one) => received[0]?.verify(one))).toEqual([true, true]);
  await remove(endpoint.id);
});

test('a secret that leaked ends at once', async () => {
  const { endpoint, secret } = await create();
  const input = { endpointId: endpoint.id, immediately: true };
  const rotated = await command('rotateWebhookSecret', input, 'endpoint { id } secret');
  received.length = 0;
  await command('sendTestEvent', { endpointId: endpoint.id }, 'endpoint { id }');
  await expect.poll(() => received.length).toBe(1);
  expect([secret, rotated.secret].map((one) => received[0]?.verify(one))).toEqual([false, true]);
  await remove(endpoint.id);
});

test('a test event goes to the endpoint it tests alone, whatever types it asked for', async () => {
  const tested = await create({ types: ['USER_CREATED'] });
  const other = await create();
  received.length = 0;
  const answer = 'endpoint { id } delivery { id cause endpoint { id } event { type } }';
  const input = { endpointId: tested.endpoint.id, idempotencyKey: 'test-1' };
  const sent = await command('sendTestEvent', input, answer);
  const { delivery } = sent;
  expect(sent).toMatchObject({
    endpoint: { id: tested.endpoint.id },
    delivery: { cause: 'TEST', endpoint: { id: tested.endpoint.id }, event: { type: 'TEST_CREATED' } },
    replayed: false,
  });
  expect(await command('sendTestEvent', input, answer)).toEqual({ ...sent, replayed: true });
  await expect.poll(async () => (await deliveriesOf(tested.endpoint.id))[0]?.state).toBe('DELIVERED');
  expect((await deliveriesOf(tested.endpoint.id)).map((one: { readonly id: string }) => one.id)).toEqual([delivery.id]);
  expect((await deliveriesOf(tested.endpoint.id))[0]).toMatchObject({ cause: 'TEST', event: { type: 'TEST_CREATED' } });
  expect(await deliveriesOf(other.endpoint.id)).toEqual([]);
  expect(received.map(({ type }) => type)).toEqual(['test-created']);
  for (const { endpoint } of [tested, other]) await remove(endpoint.id);
});

describe('an endpoint that is not enabled', () => {
  test('is sent nothing and tested by nothing; enabled again it gets what it missed', async () => {
    const { endpoint } = await create({ types: ['USER_ROLES_CHANGED', 'WEBHOOK_ENDPOINT_DISABLED'] });
    const endpointId = endpoint.id;
    const update = (input: object) =>
      command('updateWebhookEndpoint', { endpointId, ...input }, `endpoint { ${endpointFields} }`);
    const disabled = await update({ enabled: false });
    expect(disabled.endpoint).toMatchObject({
      state: 'DISABLED',
      stateReason: `${world.admin.user.name} disabled it.`,
    });
    expect((await update({ enabled: false })).replayed).toBe(true);
    const { data } = await world.api.post(
      world.admin,
      '{ events(last: 1) { nodes { type subject { id } subjectId actor { kind } changes } } }',
    );
    expect(data.events.nodes).toMatchObject([
      { type: 'WEBHOOK_ENDPOINT_DISABLED', subject: { id: endpointId }, actor: { kind: 'USER' } },
    ]);
    for (const [name, input] of [
      ['sendTestEvent', { endpointId }],
      ['retryEndpoint', { endpointId }],
      ['replayEvents', { endpointId, fromSequence: 1, toSequence: 1 }],
    ] as const)
      expect(await command(name, input, 'endpoint { id }')).toMatchObject({
        code: 'STATE',
        message: 'The endpoint is disabled: enable it first with updateWebhookEndpoint.',
      });
    received.length = 0;
    await changeRoles();
    const enabled = await update({ enabled: true, description: 'Back', types: null });
    expect(enabled.endpoint).toMatchObject({ state: 'ENABLED', stateReason: null, description: 'Back', types: null });
    await expect
      .poll(() => received.map(({ type }) => type).sort())
      .toEqual(['user-roles-changed', 'webhook-endpoint-disabled']);
    await remove(endpointId);
  });

  test('while it fails says when it pauses, and a waiting delivery can be tried now', async () => {
    status = 503;
    const { endpoint } = await create();
    await command('sendTestEvent', { endpointId: endpoint.id }, 'endpoint { id }');
    await expect.poll(async () => (await deliveriesOf(endpoint.id))[0]?.attempts).toBe(1);
    const [delivery] = await deliveriesOf(endpoint.id);
    expect(delivery).toMatchObject({
      state: 'PENDING',
      nextAttemptAt: new Date(start.getTime() + 5000).toISOString(),
      attemptLog: [{ status: 503, error: 'It answered 503.', answer: 'as told' }],
    });
    const { data } = await world.api.post(
      world.admin,
      `query ($id: ID!) { node(id: $id) { ... on WebhookEndpoint { ${endpointFields} pauseAnnounced } } }`,
      { id: endpoint.id },
    );
    expect(data.node).toMatchObject({
      pendingDeliveries: 1,
      failingSince: start.toISOString(),
      pausesAt: new Date(start.getTime() + 5 * 86_400_000).toISOString(),
      pauseAnnounced: false,
    });
    status = 204;
    const now = await command('redeliver', { deliveryId: delivery.id }, 'delivery { id }');
    expect(now).toMatchObject({ delivery: { id: delivery.id }, replayed: false });
    await expect.poll(async () => (await deliveriesOf(endpoint.id))[0]?.state).toBe('DELIVERED');
    await remove(endpoint.id);
  });
});

describe('an event that the receiver refuses', () => {
  const blockedOf = async (id: string) => {
    const { data } = await world.api.post(
      world.admin,
      `query ($id: ID!) { node(id: $id) { ... on WebhookEndpoint { oldestPendingSince blockedRelationships(first: 5) {
        totalCount nodes { relationship { id } failingSince waitingDeliveries announced delivery { id attempts leasedUntil } }
      } } } }`,
      { id },
    );
    return data.node;
  };
  const meridian = () => world.admin.partner.id;
  const about = (relationshipId: string | null) => ({
    partnerId: meridian(),
    type: 'order-placed' as const,
    occurredAt: start,
    actor: { kind: 'clock', id: null, name: 'Clock' } as const,
    customerId: null,
    relationshipId,
    subjectId: 'ord_1',
    changes: events['order-placed'].example,
    correlationId: 'cor_1',
  });

  test('is shown with what waits behind it, and skipped with a reason; then the next one goes', async () => {
    status = 500;
    const { endpoint } = await create({ types: ['ORDER_PLACED'] });
    await world.api.store.transact([meridian()], (tx) => tx.append([about('rel_1'), about('rel_1'), about(null)]));
    await expect.poll(async () => (await blockedOf(endpoint.id)).blockedRelationships.totalCount).toBe(1);
    const { oldestPendingSince, blockedRelationships } = await blockedOf(endpoint.id);
    expect(oldestPendingSince).toBe(start.toISOString());
    const [{ delivery, ...held }] = blockedRelationships.nodes;
    expect(held).toEqual({
      relationship: null,
      failingSince: start.toISOString(),
      waitingDeliveries: 2,
      announced: false,
    });
    expect(delivery).toMatchObject({ attempts: 1, leasedUntil: null });

    const fields = 'delivery { id state skipReason skippedBy { name } finishedAt nextAttemptAt }';
    expect(await command('skipDelivery', { deliveryId: delivery.id, reason: ' ' }, fields)).toMatchObject({
      __typename: 'ValidationError',
      issues: [{ path: ['reason'] }],
    });
    status = 204;
    const reason = 'Its customer is not known there.';
    const skipped = await command('skipDelivery', { deliveryId: delivery.id, reason }, fields);
    expect(skipped).toEqual({
      __typename: 'SkipDeliveryPayload',
      delivery: {
        id: delivery.id,
        state: 'SKIPPED',
        skipReason: reason,
        skippedBy: { name: world.admin.user.name },
        finishedAt: start.toISOString(),
        nextAttemptAt: null,
      },
      replayed: false,
    });
    expect((await command('skipDelivery', { deliveryId: delivery.id, reason }, fields)).replayed).toBe(true);
    const states = async () => (await deliveriesOf(endpoint.id)).map((one: { state: string }) => one.state).sort();
    await expect.poll(states).toEqual(['DELIVERED', 'DELIVERED', 'SKIPPED']);
    expect((await blockedOf(endpoint.id)).blockedRelationships.nodes).toEqual([]);
    const [last] = (await deliveriesOf(endpoint.id)).filter((one: { state: string }) => one.state === 'DELIVERED');
    expect(await command('skipDelivery', { deliveryId: last.id, reason }, fields)).toMatchObject({
      code: 'STATE',
      message: 'This is only possible while it is pending; it is delivered.',
    });
    const { data } = await world.api.post(
      world.admin,
      '{ events(last: 1) { nodes { type changes actor { kind } subject { id } } } }',
    );
    expect(data.events.nodes).toMatchObject([
      {
        type: 'WEBHOOK_DELIVERY_SKIPPED',
        subject: { id: delivery.id },
        actor: { kind: 'USER' },
        changes: { reason, endpointId: endpoint.id, state: { from: 'pending', to: 'skipped' } },
      },
    ]);
    const again = await command('redeliver', { deliveryId: delivery.id }, 'delivery { cause event { id } }');
    expect(again.delivery).toMatchObject({ cause: 'REDELIVERY' });
    await remove(endpoint.id);
  });

  test('is tried at once by a retry of its endpoint', async () => {
    status = 500;
    const { endpoint } = await create({ types: ['ORDER_PLACED'] });
    await world.api.store.transact([meridian()], (tx) => tx.append([about('rel_1'), about('rel_2')]));
    const attempts = async () => (await deliveriesOf(endpoint.id)).map((one: { attempts: number }) => one.attempts);
    await expect.poll(attempts).toEqual([1, 1]);
    status = 204;
    expect(await command('retryEndpoint', { endpointId: endpoint.id }, 'endpoint { id }')).toMatchObject({
      endpoint: { id: endpoint.id },
    });
    await expect.poll(attempts).toEqual([2, 2]);
    await remove(endpoint.id);
  });
});

test('a range to replay is checked', async () => {
  const { endpoint } = await create();
  for (const [fromSequence, toSequence, path] of [
    [0, 5, 'fromSequence'],
    [5, 4, 'toSequence'],
    [1, 10_001, 'toSequence'],
  ] as const) {
    const answer = await command('replayEvents', { endpointId: endpoint.id, fromSequence, toSequence }, 'queued');
    expect(answer.issues[0].path).toEqual([path]);
  }
  await remove(endpoint.id);
});

test('a deleted endpoint is gone with its deliveries', async () => {
  const { endpoint } = await create();
  const input = { endpointId: endpoint.id, description: 'Ours', idempotencyKey: 'of one that goes' };
  expect(await command('updateWebhookEndpoint', input, 'endpoint { id }')).toMatchObject({
    endpoint: { id: endpoint.id },
  });
  expect(await remove(endpoint.id)).toMatchObject({ deletedEndpointId: endpoint.id, replayed: false });
  expect((await command('updateWebhookEndpoint', input, 'endpoint { id }')).code).toBe('NOT_FOUND');
  expect((await remove(endpoint.id)).code).toBe('NOT_FOUND');
  const { data } = await world.api.post(world.admin, 'query ($id: ID!) { node(id: $id) { id } }', { id: endpoint.id });
  expect(data.node).toBeNull();
});

test('a new endpoint says after which sequence it begins, also when it is asked again', async () => {
  await changeRoles();
  const { data } = await world.api.post(world.admin, '{ events(last: 1) { nodes { sequence } } }');
  const input = { url, types: ['USER_CREATED'], idempotencyKey: 'begins' };
  const made = await command('createWebhookEndpoint', input, 'endpoint { id } startsAfter');
  expect(made.startsAfter).toBe(data.events.nodes[0].sequence);
  await changeRoles();
  expect(await command('createWebhookEndpoint', input, 'startsAfter')).toMatchObject({
    startsAfter: made.startsAfter,
    replayed: true,
  });
  await remove(made.endpoint.id);
});
