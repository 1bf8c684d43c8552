import type { Locale } from '@untether/domain';
import { aSubscription } from '@untether/domain/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyRelationship, fullRelationship, keysOf, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.api.close());

const japanese = /[ぁ-んァ-ヶ一-龠]/;
const commands = 'commands { consequence consequenceCode consequenceAt reason }';
const sentences = `query ($id: ID!) { customer(id: $id) {
  removalBlockers { subjectName message actions { consequence consequenceCode reason } }
  removalPreview { effects { kind count granularCount message } warnings { kind subjectName count at message }
    attestation { version text translation } }
  subscriptions { nodes { ${commands} } } azureEntitlements { nodes { ${commands} } }
  relationship { delegatedAdminCommands { consequence consequenceCode reason } }
  purchaseOptions(offerId: "offer-basic") { consequence consequenceCode reason } } }`;

/** Every string of a kind in an answer, by the name of its field. */
const saidIn = (answer: unknown, field: string): readonly string[] =>
  typeof answer !== 'object' || answer === null
    ? []
    : Object.entries(answer).flatMap(([key, value]) =>
        key === field && typeof value === 'string' ? [value] : saidIn(value, field),
      );
/** The answer without its sentences. */
const factsIn = (answer: unknown): unknown =>
  JSON.parse(
    JSON.stringify(answer, (key, value) =>
      ['message', 'consequence', 'translation', 'reason'].includes(key) ? undefined : value,
    ),
  );

describe('a request is answered in its language', () => {
  test('what blocks, what commands do, what a removal does and warns of: with the same facts beside it', async () => {
    const { customer } = await world.api.addRelationship(fullRelationship(world.meridian, 'Bilingual Bank'));
    const ask = async (locale: Locale) => {
      const answer = await world.api.post(world.admin, sentences, { id: customer.id }, locale);
      expect(answer.errors).toBeUndefined();
      return answer.data.customer;
    };
    const [en, ja] = [await ask('en'), await ask('ja')];
    expect(factsIn(ja)).toEqual(factsIn(en));
    for (const field of ['message', 'consequence']) {
      expect(saidIn(ja, field).length).toBeGreaterThan(5);
      expect(saidIn(ja, field)).toHaveLength(saidIn(en, field).length);
      for (const sentence of saidIn(en, field)) expect(sentence).not.toMatch(japanese);
      for (const sentence of saidIn(ja, field)) expect(sentence).toMatch(japanese);
    }
    for (const { subjectName, message } of ja.removalBlockers) expect(message).toContain(subjectName);
    expect(en.removalPreview.attestation.translation).toBeNull();
    expect(ja.removalPreview.attestation.translation).toMatch(japanese);
  });

  test('what is suspended here says why; the vendor’s words stay as sent', async () => {
    const facts = emptyRelationship(world.meridian, 'Suspended Studio');
    const { own, id } = keysOf(world.meridian, 'Suspended Studio');
    const reasons = ['PaymentDue', { code: 'by_partner' }, { code: 'with_base', baseName: 'Business Basic' }] as const;
    const subscription = aSubscription({
      ...own,
      id: id('sub', 'late'),
      status: 'suspended',
      suspensionReasons: reasons,
    });
    await world.api.addRelationship({ ...facts, subscriptions: [subscription] });
    const ask = async (locale: Locale) => {
      const query = 'query ($id: ID!) { node(id: $id) { ... on CustomerSubscription { suspensionReasons } } }';
      return (await world.api.post(world.admin, query, { id: subscription.id }, locale)).data.node.suspensionReasons;
    };
    expect(await ask('en')).toEqual(['PaymentDue', 'Suspended by the partner.', 'Suspended with Business Basic.']);
    expect(await ask('ja')).toEqual([
      'PaymentDue',
      'パートナーが停止しました。',
      'Business Basic とともに停止しました。',
    ]);
  });
});

describe('a receipt is worded when it is read', () => {
  const receipt = `receipt { id effects { kind count message } remaining { kind name recordedAs message }
    notice { locale subject body } attestation { version text translation } }`;

  test('it keeps facts, and says them in every language', async () => {
    const facts = emptyRelationship(world.meridian, 'Receipt Records');
    const { own, id } = keysOf(world.meridian, 'Receipt Records');
    const ended = { status: 'suspended', rawStatus: 'active', importHash: 'seen', friendlyName: 'Power BI' } as const;
    const subscription = aSubscription({ ...own, id: id('sub', 'ended'), ...ended });
    await world.api.addRelationship({ ...facts, subscriptions: [subscription] });
    const done = await world.api.post(
      world.admin,
      `mutation ($id: ID!) { removeResellerRelationship(input: {customerId: $id, attestation: true}) {
        ... on RemoveResellerRelationshipPayload { ${receipt} } } }`,
      { id: facts.customer.id },
    );
    const written = done.data.removeResellerRelationship.receipt;
    const read = await world.api.post(
      world.admin,
      `query ($id: ID!) { node(id: $id) { ... on RemovalReceipt ${receipt.slice(8)} } }`,
      { id: written.id },
      'ja',
    );
    expect(factsIn(read.data.node)).toEqual(factsIn(written));
    for (const sentence of saidIn(read.data.node, 'message')) expect(sentence).toMatch(japanese);
    const [kept] = await world.api.store.findReceipts(world.meridian.id, [written.id]);
    expect(JSON.stringify([kept?.effects, kept?.remaining])).not.toContain('message');
    expect(kept?.notice).toEqual([]);
    expect(written.remaining.map(({ message }: { message: string }) => message)).toEqual([
      'Power BI stays suspended.',
      'Power BI is recorded here as suspended; do the same at the vendor.',
    ]);
    expect(written.notice.map(({ locale }: { locale: string }) => locale)).toEqual(['EN', 'JA']);
  });

  test('of an early version it is shown as it was written', async () => {
    const facts = emptyRelationship(world.meridian, 'Early Editions');
    await world.api.addRelationship(facts);
    const { partnerId, id } = facts.relationship;
    const row = {
      partnerId,
      partnerName: null,
      partnerTenantId: null,
      id: 'rcp_early',
      relationshipId: id,
      customerId: facts.customer.id,
      customerName: 'Early Editions',
      customerTenantId: facts.customer.tenantId,
      customerDomain: null,
      removedAt: world.api.now(),
      removedBy: { kind: 'user', id: null, name: 'Ada' },
      reason: null,
      attestation: { version: '2020-01', text: 'As it was said then.' },
      effects: [{ kind: 'leaves_customer_list', count: 1, message: 'It left.' }],
      cleared: [],
      remaining: [{ kind: 'azure_role_assignments', message: 'They stay.', subjectId: null, name: null, at: null }],
      notice: [{ locale: 'en', subject: 'Goodbye', body: 'It ended.' }],
      proof: null,
    } as const;
    await world.api.store.transact([partnerId], (tx) => tx.apply([{ insert: 'receipt', row }]));
    const read = await world.api.post(
      world.admin,
      `{ node(id: "rcp_early") { ... on RemovalReceipt ${receipt.slice(8)} } }`,
      {},
      'ja',
    );
    expect(read.data.node).toEqual({
      id: 'rcp_early',
      effects: [{ kind: 'LEAVES_CUSTOMER_LIST', count: 1, message: 'It left.' }],
      remaining: [{ kind: 'AZURE_ROLE_ASSIGNMENTS', name: null, recordedAs: null, message: 'They stay.' }],
      notice: [{ locale: 'EN', subject: 'Goodbye', body: 'It ended.' }],
      attestation: { version: '2020-01', text: 'As it was said then.', translation: null },
    });
  });
});
