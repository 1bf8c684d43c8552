import type { Partner } from '../src/model/entities.ts';
import type { RelationshipFacts } from '../src/model/facts.ts';
import type { Event, NewEvent } from '../src/model/records.ts';
import type { Leaving, RemovalCase } from '../src/removal/removal.ts';
import type { Designation, PeerRelationship } from '../src/store/queries.ts';
import { aCustomer, anActor, aPartner } from './companies.ts';
import { facts } from './facts.ts';
import { inDays } from './instants.ts';

/** An event as the log keeps it: by default the suspension of `sub_1` ten days ago. */
export const anEvent = (overrides: Partial<Event> = {}): Event => ({
  partnerId: 'par_meridian',
  id: 'evt_1',
  sequence: 1,
  schemaVersion: 2,
  type: 'subscription-suspended',
  occurredAt: inDays(-10),
  recordedAt: inDays(-10),
  actor: anActor(),
  customerId: 'cus_contoso',
  relationshipId: 'rel_1',
  subjectId: 'sub_1',
  changes: { status: { from: 'active', to: 'suspended' } },
  correlationId: 'cor_0',
  ...overrides,
});

/** What the log makes of new events, numbered from 1. */
export const recorded = (events: readonly NewEvent[]): readonly Event[] =>
  events.map((event, index) => anEvent({ ...event, id: `evt_${index + 1}`, sequence: index + 1 }));

/** One relationship that ends. */
export const aLeaving = (
  overrides: {
    readonly partner?: Partner;
    readonly facts?: RelationshipFacts;
    readonly clearing?: readonly Event[];
    readonly openRequests?: Leaving['openRequests'];
    readonly release?: Leaving['release'];
  } = {},
): Leaving => ({
  partner: aPartner(),
  facts: facts(),
  clearing: [],
  openRequests: [],
  release: undefined,
  ...overrides,
});

/** The removal of `aRelationship`; no other partner has the customer. */
export const aRemoval = (overrides: Partial<RemovalCase> = {}): RemovalCase => ({
  own: aLeaving(),
  reseller: null,
  peers: [],
  designations: [],
  ...overrides,
});

/** Another direct-bill partner's ACTIVE relationship with the customer. */
export const aPeer = (overrides: Partial<PeerRelationship> = {}): PeerRelationship => ({
  customerId: aCustomer().id,
  partnerId: 'par_fabrikam',
  relationshipId: 'rel_fabrikam',
  partnerKind: 'direct_bill',
  associatedResellerId: null,
  ...overrides,
});

/** A subscription of `aPeer` that names `aPartner` as support contact. */
export const aDesignation = (overrides: Partial<Designation> = {}): Designation => ({
  customerId: aCustomer().id,
  partnerId: 'par_fabrikam',
  relationshipId: 'rel_fabrikam',
  subscriptionId: 'sub_fabrikam',
  supportContactPartnerId: 'par_meridian',
  ...overrides,
});
