import { createHash } from 'node:crypto';
import type { Change, Viewer } from '@untether/domain';
import { canonicalJson } from '@untether/domain';
import { aReservation, aSubscription } from '@untether/domain/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { start } from './test-api.ts';
import { emptyRelationship, fullRelationship, keysOf, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.api.close());

const fields = `id partnerName customerName customerDomain customerTenantId contentHash document
  concealed { path sha256 salt value } event { id type customerId } deliveries { id state attempts finishedAt endpoint { url description } }
  effects { kind message } cleared { name by { name } at }`;

const remove = async (viewer: Viewer, customerId: string): Promise<string> => {
  const { data } = await world.api.post(
    viewer,
    `mutation ($id: ID!) { removeResellerRelationship(input: {customerId: $id, attestation: true, reason: "Moved"}) {
      ... on RemoveResellerRelationshipPayload { receipt { id } } } }`,
    { id: customerId },
  );
  return data.removeResellerRelationship.receipt.id;
};
const read = async (viewer: Viewer, id: string, locale: 'en' | 'ja' = 'en') =>
  (
    await world.api.post(
      viewer,
      `query ($id: ID!) { node(id: $id) { ... on RemovalReceipt { ${fields} } } }`,
      { id },
      locale,
    )
  ).data.node;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the proof of a receipt', () => {
  test('is a hash over its document, written with it', async () => {
    const facts = await world.api.addRelationship(emptyRelationship(world.meridian, 'Proof Press'));
    const receipt = await read(world.admin, await remove(world.admin, facts.customer.id));
    expect(receipt.contentHash).toBe(sha256(canonicalJson(receipt.document)));
    expect(receipt.document).toMatchObject({
      version: 1,
      id: receipt.id,
      partner: { id: world.meridian.id, tenantId: world.meridian.tenantId, name: 'Meridian Cloud' },
      customer: { id: facts.customer.id, name: 'Proof Press', domain: 'proof-press.example' },
      removedAt: start.toISOString(),
      hashedAt: start.toISOString(),
    });
    expect(receipt).toMatchObject({ partnerName: 'Meridian Cloud', customerDomain: 'proof-press.example' });
  });

  test('holds names and reasons as digests, each with a salt of its own', async () => {
    const [receipt] = (await world.api.post(world.admin, `{ removals(first: 1) { nodes { ${fields} } } }`)).data
      .removals.nodes;
    expect(JSON.stringify(receipt.document)).not.toMatch(new RegExp(`${world.admin.user.name}|Moved`));
    expect(receipt.concealed.map(({ path, value }: { path: string; value: string }) => [path, value])).toEqual([
      ['/removedBy/name', world.admin.user.name],
      ['/reason', 'Moved'],
    ]);
    for (const { sha256: digest, salt, value } of receipt.concealed) expect(digest).toBe(sha256(salt + value));
    expect(new Set(receipt.concealed.map(({ salt }: { salt: string }) => salt)).size).toBe(2);
  });

  test('is made once for receipts of a version without it, a few at a time, of every partner', async () => {
    const early = async (viewer: Viewer, company: string): Promise<string> => {
      const facts = await world.api.addRelationship(emptyRelationship(viewer.partner, company));
      const id = await remove(viewer, facts.customer.id);
      // As an earlier version left it.
      const set = { partnerName: null, partnerTenantId: null, customerDomain: null, proof: null };
      const change: Change = { update: 'receipt', partnerId: viewer.partner.id, id, set };
      await world.api.store.transact([viewer.partner.id], (tx) => tx.apply([change]));
      return id;
    };
    const own = [await early(world.admin, 'Early One'), await early(world.admin, 'Early Two')];
    const others = await early(world.summitAdmin, 'Early Three');
    const [before] = await world.api.store.findReceipts(world.meridian.id, [own[0] ?? '']);
    expect(await read(world.admin, own[0] ?? '')).toMatchObject({ contentHash: null, document: null, concealed: [] });

    world.api.moveClock(new Date(start.getTime() + 1000));
    let turns = 0;
    while (await world.api.services.hashEarlierReceipts()) turns += 1;
    world.api.moveClock(start);
    // One transaction is of one partner.
    expect(turns).toBe(2);
    const [after] = await world.api.store.findReceipts(world.meridian.id, [own[0] ?? '']);
    const { partnerName, partnerTenantId, customerDomain, proof, ...rest } = after ?? {};
    expect({ ...rest, partnerName: null, partnerTenantId: null, customerDomain: null, proof: null }).toEqual(before);
    for (const [viewer, id] of [...own.map((id) => [world.admin, id] as const), [world.summitAdmin, others] as const]) {
      const receipt = await read(viewer, id);
      expect(receipt.contentHash).toBe(sha256(canonicalJson(receipt.document)));
      expect(receipt.partnerName).toBe(viewer.partner.name);
      expect(receipt.document.hashedAt).toBe('2026-06-15T12:00:01.000Z');
    }
    expect(await read(world.admin, own[1] ?? '')).toMatchObject({ customerDomain: 'early-two.example' });
  });
});

describe('what a receipt tells', () => {
  test('which of what was cleared a cancellation may refund', async () => {
    const { customer } = await world.api.addRelationship({
      ...fullRelationship(world.meridian, 'Refunded Ltd'),
      savingsPlans: [],
    });
    await world.api.post(
      world.admin,
      'mutation ($id: ID!) { clearRemovalBlockers(input: {customerId: $id}) { __typename } }',
      { id: customer.id },
    );
    await world.api.workOnJobs();
    const { data } = await world.api.post(
      world.admin,
      'query ($id: ID!) { node(id: $id) { ... on RemovalReceipt { cleared { how mayBeRefunded } } } }',
      { id: await remove(world.admin, customer.id) },
    );
    const cleared: readonly { readonly how: string; readonly mayBeRefunded: boolean }[] = data.node.cleared;
    const ways = (may: boolean) =>
      [...new Set(cleared.filter(({ mayBeRefunded }) => mayBeRefunded === may).map(({ how }) => how))].sort();
    expect(ways(true)).toEqual(['RESERVATION_CANCELLED', 'SOFTWARE_PURCHASE_CANCELLED']);
    expect(ways(false)).toEqual(['AZURE_ENTITLEMENT_CANCELLED', 'SUBSCRIPTION_SUSPENDED']);
  });

  test('what has happened, in the past tense, while a preview tells what will', async () => {
    const company = 'Past Tense Ltd';
    const facts = await world.api.addRelationship(emptyRelationship(world.meridian, company));
    const preview = await world.api.post(
      world.admin,
      'query ($id: ID!) { customer(id: $id) { removalPreview { effects { message } } } }',
      { id: facts.customer.id },
    );
    expect(preview.data.customer.removalPreview.effects[0].message).toBe(
      'The customer leaves the customer list of Meridian Cloud.',
    );
    const id = await remove(world.admin, facts.customer.id);
    const messages = async (locale: 'en' | 'ja') =>
      (await read(world.admin, id, locale)).effects.map(({ message }: { message: string }) => message);
    expect(await messages('en')).toEqual([
      'The customer left the customer list of Meridian Cloud.',
      'Meridian Cloud left the customer’s available support contacts. No subscription had designated it.',
      'There were no delegated admin privileges to end.',
      'Meridian Cloud lost the right to purchase for the customer.',
    ]);
    for (const message of await messages('ja')) expect(message).toMatch(/ました。|でした。/);
  });

  test('who cleared each item, and when', async () => {
    const company = 'Cleared Goods';
    const { own, id } = keysOf(world.meridian, company);
    const facts = await world.api.addRelationship({
      ...emptyRelationship(world.meridian, company),
      subscriptions: [aSubscription({ ...own, id: id('sub', 'mail') })],
      reservations: [aReservation({ ...own, id: id('rsv', 'vm') })],
    });
    const mutation = (name: string, argument: string, of: string) =>
      world.api.post(world.helpdesk, `mutation { ${name}(input: {${argument}: "${of}"}) { __typename } }`);
    await mutation('suspendSubscription', 'subscriptionId', id('sub', 'mail'));
    world.api.moveClock(new Date(start.getTime() + 60_000));
    await mutation('cancelReservation', 'reservationId', id('rsv', 'vm'));
    const receipt = await read(world.admin, await remove(world.admin, facts.customer.id));
    world.api.moveClock(start);
    expect(receipt.cleared.map(({ by, at }: { by: { name: string }; at: string }) => [by.name, at])).toEqual([
      [world.helpdesk.user.name, '2026-06-15T12:00:00.000Z'],
      [world.helpdesk.user.name, '2026-06-15T12:01:00.000Z'],
    ]);
  });

  test('who was told: the deliveries of its event to the viewer’s own endpoints, and no other partner’s', async () => {
    const company = 'Told Traders';
    const provider = emptyRelationship(world.summit, company);
    const named = { ...provider.relationship, associatedResellerId: world.harbor.id };
    await world.api.addRelationship({ ...provider, relationship: named });
    await world.api.addRelationship(emptyRelationship(world.harbor, company));
    const receiptId = await remove(world.summitAdmin, provider.customer.id);
    const addEndpoint = async (viewer: Viewer, path: string): Promise<string> => {
      const { data } = await world.api.post(
        viewer,
        `mutation ($url: String!) { createWebhookEndpoint(input: {url: $url, description: "Ledger"}) {
          ... on CreateWebhookEndpointPayload { endpoint { id } } } }`,
        { url: `http://localhost:9/${path}` },
      );
      return data.createWebhookEndpoint.endpoint.id;
    };
    const deliver = async (viewer: Viewer, endpointId: string) => {
      const partnerId = viewer.partner.id;
      const event = (await world.api.store.readLog(partnerId, 0, 100)).find(
        ({ type, customerId }) => type === 'reseller-relationship-removed' && customerId === provider.customer.id,
      );
      if (event === undefined) throw new Error('no removal in the log');
      const row = {
        partnerId,
        id: `dlv_${endpointId}`,
        endpointId,
        eventId: event.id,
        eventSequence: event.sequence,
        lane: null,
        cause: 'log',
        state: 'delivered',
        attempts: 2,
        createdAt: start,
        nextAttemptAt: start,
        leasedUntil: null,
        finishedAt: start,
        firstFailedAt: null,
        hastenedAt: null,
        blockAnnounced: false,
        skip: null,
      } as const;
      await world.api.store.transact([partnerId], (tx) => tx.apply([{ insert: 'webhookDelivery', row }]));
    };
    const summits = await addEndpoint(world.summitAdmin, 'summit');
    const harbors = await addEndpoint(world.harborAdmin, 'harbor');
    await deliver(world.summitAdmin, summits);
    await deliver(world.harborAdmin, harbors);

    const told = (path: string) => [
      {
        state: 'DELIVERED',
        attempts: 2,
        finishedAt: start.toISOString(),
        endpoint: { url: `http://localhost:9/${path}`, description: 'Ledger' },
      },
    ];
    const own = await read(world.summitAdmin, receiptId);
    expect(own.deliveries).toMatchObject(told('summit'));
    expect(own.event).toMatchObject({ type: 'RESELLER_RELATIONSHIP_REMOVED', customerId: provider.customer.id });
    expect(await read(world.harborAdmin, receiptId)).toBeNull();
    const { data } = await world.api.post(world.harborAdmin, `{ removals(first: 1) { nodes { ${fields} } } }`);
    expect(data.removals.nodes[0].deliveries).toMatchObject(told('harbor'));

    // An endpoint takes what was sent to it along.
    await world.api.post(
      world.summitAdmin,
      `mutation { deleteWebhookEndpoint(input: {endpointId: "${summits}"}) { __typename } }`,
    );
    expect((await read(world.summitAdmin, receiptId)).deliveries).toEqual([]);
  });

  test('are the customer’s admins who got the notice by mail, without addresses for who may not see people', async () => {
    const { store } = world.api;
    const facts = await world.api.addRelationship(emptyRelationship(world.meridian, 'Mailed Mills'));
    const receiptId = await remove(world.admin, facts.customer.id);
    const { id: partnerId } = world.meridian;
    const queue = (id: string, at: string, of = receiptId) =>
      store.mails.queueUnlessMany(
        {
          id,
          recipient: `${id}@mills.example`,
          content: { kind: 'removal_notice', partnerId, receiptId: of },
          createdAt: new Date(at),
        },
        { since: start, most: 1 },
      );
    await queue('first', '2026-06-01T12:00:00Z');
    await queue('second', '2026-06-01T12:00:01Z');
    await queue('third', '2026-06-01T12:00:02Z');
    await queue('elsewhere', '2026-06-01T12:00:03Z', 'rcp_of_another');
    const now = new Date('2026-06-01T12:00:05Z');
    const lease = { lease: 'l', now, leasedUntil: new Date('2026-06-01T12:01:00Z'), limit: 3 };
    expect(await store.mails.claimMails(lease)).toHaveLength(3);
    await store.mails.finishMail('first', 'l', { sentAt: now });
    await store.mails.finishMail('second', 'l', { failure: 'refused' });
    const mailsFor = async (viewer: Viewer) =>
      (
        await world.api.post(
          viewer,
          'query ($id: ID!) { node(id: $id) { ... on RemovalReceipt { contentHash mails { recipient state attempts createdAt sentAt } } } }',
          { id: receiptId },
        )
      ).data.node;
    const mail = (recipient: string | null, state: string, second: number, sentAt: string | null) => ({
      recipient,
      state,
      attempts: 1,
      createdAt: `2026-06-01T12:00:0${second}.000Z`,
      sentAt,
    });
    const { mails, contentHash } = await mailsFor(world.admin);
    expect(mails).toEqual([
      mail('first@mills.example', 'SENT', 0, now.toISOString()),
      mail('second@mills.example', 'NOT_SENT', 1, null),
      mail('third@mills.example', 'PENDING', 2, null),
    ]);
    // What became of them is no part of the proof.
    expect(contentHash).toBe(sha256(canonicalJson((await read(world.admin, receiptId)).document)));
    const unnamed = await mailsFor(world.helpdesk);
    expect(unnamed.mails.map(({ recipient }: { recipient: string | null }) => recipient)).toEqual([null, null, null]);
    expect(await mailsFor(world.summitAdmin)).toBeNull();
    expect(await store.listMailsOfReceipts(world.summit.id, [receiptId])).toEqual([]);
  });
});
