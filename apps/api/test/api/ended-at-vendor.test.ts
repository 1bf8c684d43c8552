import { defaultPolicy, type Viewer } from '@untether/domain';
import { anImportFinding } from '@untether/domain/testing';
import { refreshKeptBlockers } from '@untether/services';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { start } from './test-api.ts';
import { emptyRelationship, fullRelationship, keysOf, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.api.close());

const record = (viewer: Viewer, customerId: string) =>
  world.api
    .post(
      viewer,
      `mutation ($id: ID!) { recordRelationshipEndedAtVendor(input: {customerId: $id}) {
        __typename
        ... on Error { code message }
        ... on ForbiddenError { requiredRoles }
        ... on StateError { obstacle }
        ... on RecordRelationshipEndedAtVendorPayload {
          replayed removedCustomerId relationship { state endedAtVendorAt }
          receipt { attestation { version } reason remaining { kind name } effects { kind } }
        } } }`,
      { id: customerId },
    )
    .then((answer) => answer.data.recordRelationshipEndedAtVendor);

const ended = async (company: string, facts = fullRelationship(world.meridian, company)) =>
  world.api.addRelationship({
    ...facts,
    relationship: { ...facts.relationship, importHash: 'f00.-', endedAtVendorAt: start },
  });

test('a relationship that the vendor still has is removed or imported again, not recorded', async () => {
  const { customer } = await world.api.addRelationship(emptyRelationship(world.meridian, 'Still Steel'));
  expect(await record(world.admin, customer.id)).toMatchObject({ code: 'STATE', obstacle: 'NOT_ENDED_AT_VENDOR' });
});

test('only a global admin of a seller records it, and is told so beforehand', async () => {
  const { customer } = await ended('Guarded Glass');
  expect(await record(world.sales, customer.id)).toMatchObject({ code: 'FORBIDDEN', requiredRoles: ['GLOBAL_ADMIN'] });
  expect(await record(world.harborAdmin, customer.id)).toMatchObject({ code: 'FORBIDDEN' });
  const asked = '{ customer(id: $id) { relationship { endedAtVendorAt viewerEndAtVendorReason } } }';
  const reasonFor = async (viewer: Viewer) =>
    (await world.api.post(viewer, `query ($id: ID!) ${asked}`, { id: customer.id })).data.customer.relationship;
  expect(await reasonFor(world.admin)).toEqual({
    endedAtVendorAt: start.toISOString(),
    viewerEndAtVendorReason: null,
  });
  expect((await reasonFor(world.sales)).viewerEndAtVendorReason).toContain('ended at the vendor');
});

test('it removes the relationship with a receipt that attests nothing and lists what was open', async () => {
  const { customer, subscriptions } = await ended('Open Orchards');
  const done = await record(world.admin, customer.id);
  expect(done).toMatchObject({
    replayed: false,
    removedCustomerId: customer.id,
    relationship: { state: 'REMOVED', endedAtVendorAt: start.toISOString() },
    receipt: { attestation: null, reason: null },
  });
  const open = done.receipt.remaining.filter(({ kind }: { kind: string }) => kind === 'OPEN_BLOCKER');
  expect(open).toHaveLength(7);
  expect(open[0].name).toBe(subscriptions[0]?.friendlyName);
  expect(done.receipt.effects).toHaveLength(4);
  const { data } = await world.api.post(world.admin, 'query ($id: ID!) { customer(id: $id) { id } }', {
    id: customer.id,
  });
  expect(data.customer).toBeNull();
  const { events } = (await world.api.post(world.admin, '{ events(last: 20) { nodes { type customerId } } }')).data;
  expect(events.nodes).toContainEqual({ type: 'RESELLER_RELATIONSHIP_REMOVED', customerId: customer.id });
  expect(await record(world.admin, customer.id)).toMatchObject({ replayed: true });
});

test('it ends the relationship of the reseller that the provider names, too', async () => {
  const { customer } = await world.api.addRelationship(fullRelationship(world.harbor, 'Shared Shipping'));
  const own = emptyRelationship(world.summit, 'Shared Shipping');
  await ended('Shared Shipping', {
    ...own,
    relationship: { ...own.relationship, associatedResellerId: world.harbor.id },
  });
  expect(await record(world.summitAdmin, customer.id)).toMatchObject({ removedCustomerId: customer.id });
  const { removals } = (
    await world.api.post(
      world.harborAdmin,
      '{ removals(first: 10) { nodes { customerId attestation { version } remaining { kind } } } }',
    )
  ).data;
  const receipt = removals.nodes.find((one: { customerId: string }) => one.customerId === customer.id);
  expect(receipt).toMatchObject({ attestation: null });
  expect(receipt.remaining.map(({ kind }: { kind: string }) => kind)).toContain('OPEN_BLOCKER');
});

test('what could not be read blocks by file and by item, in the language of the request, and is waived', async () => {
  const facts = emptyRelationship(world.meridian, 'Torn Textiles');
  const { own } = keysOf(world.meridian, 'Torn Textiles');
  await world.api.addRelationship(facts);
  const row = anImportFinding({ ...own, id: 'fnd_torn', subjectId: own.relationshipId });
  await world.api.store.transact([own.partnerId], async (tx) => {
    await tx.apply([{ insert: 'importFinding', row }]);
    const context = { policy: defaultPolicy, now: world.api.now() };
    await refreshKeptBlockers(tx, { partnerId: own.partnerId, relationshipIds: [own.relationshipId] }, context);
  });
  const ask = async (locale: 'en' | 'ja') =>
    (
      await world.api.post(
        world.admin,
        `query ($id: ID!) { customer(id: $id) { removalBlockers {
          id kind subject { id } subjectName message allowedRoles actions { resolution allowedToViewer }
          findings { gap file path field value message }
        } } }`,
        { id: own.customerId },
        locale,
      )
    ).data.customer.removalBlockers;
  const [blocker] = await ask('en');
  expect(blocker).toMatchObject({
    kind: 'RECORD_INCOMPLETE',
    subject: null,
    subjectName: row.file,
    allowedRoles: ['GLOBAL_ADMIN', 'ADMIN_AGENT'],
    actions: [{ resolution: 'IMPORT_AGAIN' }, { resolution: 'WAIVE', allowedToViewer: true }],
    findings: [{ gap: 'FILE_MISSING', file: row.file, path: '', field: null, value: null }],
  });
  expect(blocker.message).toContain(row.file);
  expect((await ask('ja'))[0].message).toContain('エクスポートにファイルがありません');
  const waived = await world.api.post(
    world.admin,
    `mutation ($id: ID!, $blocker: ID!) { waiveRemovalBlocker(input: {customerId: $id, blockerId: $blocker, reason: "Seen at the vendor."}) {
      __typename ... on Error { message } ... on WaiveRemovalBlockerPayload { customer { removalBlockers { id } blockerKinds } } } }`,
    { id: own.customerId, blocker: blocker.id },
  );
  expect(waived.data.waiveRemovalBlocker).toMatchObject({ customer: { removalBlockers: [], blockerKinds: [] } });
});
