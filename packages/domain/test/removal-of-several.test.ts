import { describe, expect, it } from 'vitest';
import type { Change, PartnerKind, PeerRelationship, RemovalCase, ResellerRelationship } from '../src/index.ts';
import { attestation, decideRemoval, defaultPolicy, findResellerThatLeaves, previewRemoval } from '../src/index.ts';
import {
  aCustomer,
  aDelegatedAdminRelationship,
  aDesignation,
  aLeaving,
  anAzurePlan,
  aPartner,
  aPeer,
  aRelationship,
  aRemoval,
  aReservation,
  aSubscription,
  commandContext,
  facts,
  inDays,
  now,
  sealing,
} from '../testing/index.ts';
import { decisionOf } from './outcomes.ts';

const remove = (removal: RemovalCase) =>
  decisionOf(
    decideRemoval(
      {
        removal,
        input: { attestation: true, attestationVersion: attestation.version, reason: null },
        lastAttempt: undefined,
        receiptIds: { own: 'rcp_1', reseller: 'rcp_2' },
        sealing,
      },
      commandContext(),
    ),
  );
const contacts = (changes: readonly Change[]) =>
  changes.flatMap((change) =>
    'update' in change && change.update === 'subscription' ? [[change.id, change.set.supportContactPartnerId]] : [],
  );

const summit = aPartner({ id: 'par_summit', name: 'Summit Distribution', kind: 'indirect_provider' });
const harbor = aPartner({ id: 'par_harbor', name: 'Harbor IT', kind: 'indirect_reseller' });
const named = aRelationship({ partnerId: 'par_summit', id: 'rel_summit', associatedResellerId: 'par_harbor' });
const harborPeer = aPeer({ partnerId: 'par_harbor', relationshipId: 'rel_harbor', partnerKind: 'indirect_reseller' });
const harborRelationship = aRelationship({ partnerId: 'par_harbor', id: 'rel_harbor', delegatedAdmin: true });
const withReseller = (overrides: Partial<RemovalCase> = {}): RemovalCase =>
  aRemoval({
    own: aLeaving({ partner: summit, facts: facts({ relationship: named }) }),
    reseller: aLeaving({ partner: harbor, facts: facts({ relationship: harborRelationship }) }),
    peers: [harborPeer],
    ...overrides,
  });

const leavesWith = (relationship: ResellerRelationship, peers: readonly PeerRelationship[], isAssociated = true) =>
  findResellerThatLeaves({ partner: summit, relationship, peers, isAssociated });

describe('the reseller that leaves with its provider', () => {
  it("is the one the provider's relationship names", () => {
    expect(leavesWith(named, [harborPeer, aPeer()])).toEqual(harborPeer);
  });

  it('is nobody where none is named, or the named one has no relationship with the customer', () => {
    expect(leavesWith({ ...named, associatedResellerId: null }, [harborPeer])).toBeUndefined();
    expect(leavesWith(named, [aPeer()])).toBeUndefined();
  });

  it('is nobody where the named one is not associated with the provider: an import alone ends nothing', () => {
    expect(leavesWith(named, [harborPeer], false)).toBeUndefined();
  });

  it('is told which partner removed it, not who or why', () => {
    const { changes, events } = remove(withReseller());
    const receipts = changes.flatMap((change) =>
      'insert' in change && change.insert === 'receipt' ? [change.row] : [],
    );
    expect(
      receipts.map(({ partnerId, removedBy, reason }) => [partnerId, removedBy.name, removedBy.id, reason]),
    ).toEqual([
      ['par_summit', 'Ada Admin', 'usr_1', null],
      ['par_harbor', 'Summit Distribution', null, null],
    ]);
    const theirs = events.filter((event) => event.partnerId === 'par_harbor');
    expect(theirs.length).toBeGreaterThan(0);
    expect(new Set(theirs.map((event) => event.actor.name))).toEqual(new Set(['Summit Distribution']));
  });

  it('stays while another provider still names it', () => {
    const other = aPeer({ partnerKind: 'indirect_provider', associatedResellerId: 'par_harbor' });
    expect(leavesWith(named, [harborPeer, other])).toBeUndefined();
    const naming = (kind: PartnerKind, associatedResellerId: string) =>
      leavesWith(named, [harborPeer, aPeer({ partnerKind: kind, associatedResellerId })]);
    expect(naming('indirect_provider', 'par_else')).toEqual(harborPeer);
    expect(naming('direct_bill', 'par_harbor')).toEqual(harborPeer);
  });

  it('loses its relationship in the same decision, with an event first in its own log and a receipt of its own', () => {
    const { changes, events } = remove(withReseller());
    expect(
      changes.flatMap((change) => ('update' in change && change.update === 'relationship' ? [change.id] : [])),
    ).toEqual(['rel_summit', 'rel_harbor']);
    expect(
      changes.flatMap((change) =>
        'insert' in change && change.insert === 'receipt' ? [[change.row.partnerId, change.row.id]] : [],
      ),
    ).toEqual([
      ['par_summit', 'rcp_1'],
      ['par_harbor', 'rcp_2'],
    ]);
    for (const partnerId of ['par_summit', 'par_harbor'])
      expect(events.find((event) => event.partnerId === partnerId)?.type).toBe('reseller-relationship-removed');
    expect(events.find((event) => event.type === 'dap-admin-relationship-terminated')?.partnerId).toBe('par_harbor');
  });

  it('is shown as a warning first', () => {
    const { warnings } = previewRemoval(withReseller(), defaultPolicy, now);
    expect(warnings).toContainEqual({
      kind: 'reseller_relationship_ends_too',
      subjectId: null,
      subjectName: 'Harbor IT',
      customerName: 'Contoso',
    });
  });
});

describe('support contacts after a removal', () => {
  it("of the leaving partner's own subscriptions become null, whomever they name", () => {
    const subscriptions = [
      aSubscription({ id: 'sub_a', status: 'suspended', supportContactPartnerId: 'par_meridian' }),
      aSubscription({ id: 'sub_b', status: 'suspended', supportContactPartnerId: 'par_fabrikam' }),
      aSubscription({ id: 'sub_c', status: 'suspended' }),
    ];
    const removal = aRemoval({
      own: aLeaving({ facts: facts({ subscriptions }) }),
      designations: [aDesignation({ partnerId: 'par_meridian', relationshipId: 'rel_1', subscriptionId: 'sub_a' })],
      peers: [aPeer()],
    });
    expect(contacts(remove(removal).changes)).toEqual([
      ['sub_a', null],
      ['sub_b', null],
    ]);
  });

  it('fall back to the partner that sells the subscription', () => {
    const removal = aRemoval({ peers: [aPeer()], designations: [aDesignation()] });
    expect(contacts(remove(removal).changes)).toEqual([['sub_fabrikam', 'par_fabrikam']]);
  });

  it("fall back to the customer's indirect provider where there is one", () => {
    const provider = aPeer({ partnerId: 'par_summit', relationshipId: 'rel_s', partnerKind: 'indirect_provider' });
    const removal = aRemoval({ peers: [aPeer(), provider], designations: [aDesignation()] });
    expect(contacts(remove(removal).changes)).toEqual([['sub_fabrikam', 'par_summit']]);
  });

  it('do not depend on the order of the partners where there are several providers', () => {
    const peers = ['par_b', 'par_a', 'par_c'].map((partnerId) =>
      aPeer({ partnerId, relationshipId: `rel_${partnerId}`, partnerKind: 'indirect_provider' }),
    );
    const designations = [aDesignation(), aDesignation({ partnerId: 'par_c', subscriptionId: 'sub_c' })];
    const expected = [
      ['sub_fabrikam', 'par_a'],
      ['sub_c', 'par_c'],
    ];
    for (const order of [peers, [...peers].reverse()])
      expect(contacts(remove(aRemoval({ peers: order, designations })).changes)).toEqual(expected);
  });

  it('do not fall back to a provider that leaves', () => {
    const designations = [aDesignation({ supportContactPartnerId: 'par_harbor' })];
    const removal = withReseller({ peers: [harborPeer, aPeer()], designations });
    expect(contacts(remove(removal).changes)).toEqual([['sub_fabrikam', 'par_fabrikam']]);
  });

  it('are logged with the partner whose subscription it is, before and after', () => {
    const { events } = remove(aRemoval({ peers: [aPeer()], designations: [aDesignation()] }));
    expect(events.find((event) => event.type === 'support-contact-updated')).toMatchObject({
      partnerId: 'par_fabrikam',
      relationshipId: 'rel_fabrikam',
      subjectId: 'sub_fabrikam',
      changes: { supportContactPartnerId: { from: 'par_meridian', to: 'par_fabrikam' } },
    });
  });
});

describe('the warnings before a removal', () => {
  const warningsOf = (removal: RemovalCase) => previewRemoval(removal, defaultPolicy, now).warnings;
  const kindsOf = (removal: RemovalCase) => warningsOf(removal).map((warning) => warning.kind);
  const caseOf = (overrides: Parameters<typeof facts>[0]) =>
    aRemoval({ own: aLeaving({ facts: facts(overrides) }), peers: [aPeer()] });

  it('are none where nothing needs to be seen', () => {
    expect(kindsOf(caseOf({}))).toEqual([]);
  });

  it.each([
    { what: 'delegated admin that is on', given: { relationship: aRelationship({ delegatedAdmin: true }) } },
    { what: 'delegated admin that is not known', given: { relationship: aRelationship({ delegatedAdmin: null }) } },
    { what: 'active GDAP', given: { delegatedAdminRelationships: [aDelegatedAdminRelationship()] } },
  ])('tell of $what', ({ given }) => {
    expect(kindsOf(caseOf(given))).toEqual(['delegated_admin_will_end']);
  });

  it('tell that the partner is the last, its own reseller not counted', () => {
    expect(kindsOf(aRemoval())).toEqual(['last_partner']);
    expect(kindsOf(withReseller())).toContain('last_partner');
    expect(kindsOf(withReseller({ peers: [harborPeer, aPeer()] }))).not.toContain('last_partner');
  });

  it('tell of subscriptions that name the partner as support contact', () => {
    expect(kindsOf(aRemoval({ peers: [aPeer()], designations: [aDesignation()] }))).toEqual([
      'support_contact_designations',
    ]);
  });

  it('tell when the data of a suspended subscription is deleted', () => {
    const subscriptions = [aSubscription({ status: 'suspended', dataDeletionAt: inDays(80) })];
    expect(warningsOf(caseOf({ subscriptions }))).toMatchObject([
      { kind: 'data_deletion', subjectId: 'sub_1', at: inDays(80) },
    ]);
  });

  it('tell of Azure role assignments that survive outside', () => {
    expect(kindsOf(caseOf({ subscriptions: [anAzurePlan({ status: 'cancelled' })] }))).toEqual([
      'azure_role_assignments_survive',
    ]);
  });

  it('tell of imported items ended here, and of an imported relationship, that are to be ended at the vendor', () => {
    const removal = caseOf({
      relationship: aRelationship({ importHash: 'r' }),
      reservations: [
        aReservation({ id: 'rsv_here', status: 'cancelled', rawStatus: 'active', importHash: 'a' }),
        aReservation({ id: 'rsv_there', status: 'cancelled', rawStatus: 'cancelled', importHash: 'b' }),
        aReservation({ id: 'rsv_own', status: 'cancelled' }),
      ],
    });
    expect(warningsOf(removal).map(({ kind, subjectId }) => [kind, subjectId])).toEqual([
      ['end_at_vendor', 'rsv_here'],
      ['end_at_vendor', 'rel_1'],
    ]);
  });
});

describe('what a person types to confirm', () => {
  it("is the customer's domain, its name where it has none", () => {
    const text = (domain: string | null) =>
      previewRemoval(
        aRemoval({ own: aLeaving({ facts: facts({ customer: aCustomer({ domain }) }) }) }),
        defaultPolicy,
        now,
      ).confirmationText;
    expect([text('contoso.example'), text(null)]).toEqual(['contoso.example', 'Contoso']);
  });
});
