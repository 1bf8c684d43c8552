import { describe, expect, it } from 'vitest';
import type { Outcome, ReleaseRequest } from '../src/index.ts';
import {
  attestation,
  decideDeclineRelease,
  decideRecordEndedAtVendor,
  decideRemoval,
  decideRequestRelease,
  decideWithdrawRelease,
  releaseRequestMachine,
  releaseRequestStates,
} from '../src/index.ts';
import {
  aLeaving,
  anActor,
  aPartner,
  aPeer,
  aRelationship,
  aReleaseRequest,
  aRemoval,
  commandContext,
  facts,
  now,
  sealing,
} from '../testing/index.ts';
import { decisionOf, refusalOf } from './outcomes.ts';

const context = commandContext();
const provider = aPeer({ partnerId: 'par_summit', relationshipId: 'rel_summit', partnerKind: 'indirect_provider' });

const ask = (overrides: Partial<Parameters<typeof decideRequestRelease>[0]> = {}) =>
  decideRequestRelease(
    {
      relationship: aRelationship(),
      latest: undefined,
      reason: 'We move.',
      id: 'rls_new',
      providers: [],
      ...overrides,
    },
    context,
  );
const decline = (overrides: Partial<Parameters<typeof decideDeclineRelease>[0]> = {}) =>
  decideDeclineRelease(
    { request: aReleaseRequest(), partner: aPartner(), reason: 'Not before June.', providers: [], ...overrides },
    context,
  );
const withdraw = (request = aReleaseRequest()) => decideWithdrawRelease({ request, providers: [provider] }, context);
const logsOf = (outcome: Outcome) =>
  decisionOf(outcome).events.map(({ partnerId, relationshipId, actor }) => [partnerId, relationshipId, actor.name]);

describe('asking to be released', () => {
  it('opens a request with its reason, trimmed', () => {
    const [change] = decisionOf(ask({ reason: '  We move.  ' })).changes;
    expect(change).toMatchObject({
      insert: 'releaseRequest',
      row: { id: 'rls_new', state: 'open', reason: 'We move.', requestedAt: now, answer: null, answeredBy: null },
    });
  });

  it('is one request while one is open, and a new one after an answer', () => {
    expect(ask({ latest: aReleaseRequest() }).outcome).toBe('already');
    for (const state of ['declined', 'withdrawn'] as const)
      expect(ask({ latest: aReleaseRequest({ state }) }).outcome).toBe('done');
  });

  it.each(['', '   ', 'x'.repeat(1001)])('wants a reason of 1 to 1000 characters', (reason) => {
    expect(refusalOf(ask({ reason }))).toMatchObject({ error: 'validation', issues: [{ path: ['reason'] }] });
    expect(refusalOf(decline({ reason }))).toMatchObject({ error: 'validation', issues: [{ path: ['reason'] }] });
  });

  it('is told to the partner asked and to the provider through which it sells', () => {
    const outcome = ask({ providers: [provider] });
    expect(logsOf(outcome).map(([partnerId, relationshipId]) => [partnerId, relationshipId])).toEqual([
      ['par_meridian', 'rel_1'],
      ['par_summit', 'rel_summit'],
    ]);
    for (const { changes } of decisionOf(outcome).events) expect(changes.askedPartnerId).toBe('par_meridian');
  });
});

describe('the answer', () => {
  it('keeps who declined and why; a provider sees the partner, not its person', () => {
    const outcome = decline({ providers: [provider] });
    expect(decisionOf(outcome).changes).toEqual([
      {
        update: 'releaseRequest',
        partnerId: 'par_meridian',
        id: 'rls_1',
        set: { state: 'declined', endedAt: now, answer: 'Not before June.', answeredBy: anActor() },
      },
    ]);
    expect(logsOf(outcome)).toEqual([
      ['par_meridian', 'rel_1', anActor().name],
      ['par_summit', 'rel_summit', aPartner().name],
    ]);
  });

  const goals = { declined: (request: ReleaseRequest) => decline({ request }), withdrawn: withdraw };
  const cases = releaseRequestStates.flatMap((from) =>
    (['declined', 'withdrawn'] as const).map((to) => ({ from, to })),
  );
  it.each(cases)('from $from to $to is reached exactly where the table has it', ({ from, to }) => {
    const legal = releaseRequestMachine.transitions.some((way) => way.from === from && way.to === to);
    const expected = legal ? 'done' : from === to ? 'already' : 'refused';
    expect(goals[to](aReleaseRequest({ state: from })).outcome).toBe(expected);
  });
});

describe('the end of a relationship', () => {
  const fulfilled = {
    update: 'releaseRequest',
    partnerId: 'par_meridian',
    id: 'rls_1',
    set: { state: 'fulfilled', endedAt: now, answeredBy: anActor() },
  };
  const receiptIds = { own: 'rcp_1', reseller: 'rcp_2' };
  const remove = (release: ReleaseRequest | undefined) =>
    decideRemoval(
      {
        removal: aRemoval({ own: aLeaving({ release }) }),
        input: { attestation: true, attestationVersion: attestation.version, reason: null },
        lastAttempt: undefined,
        receiptIds,
        sealing,
      },
      context,
    );

  it('fulfils the open request by removal, and its event names it', () => {
    const { changes, events } = decisionOf(remove(aReleaseRequest()));
    expect(changes).toContainEqual(fulfilled);
    expect(events[0]?.changes).toMatchObject({ releaseRequestId: 'rls_1' });
  });

  it('fulfils it as well where the end at the vendor is recorded', () => {
    const ended = facts({ relationship: aRelationship({ importHash: 'f00.-', endedAtVendorAt: now }) });
    const removal = aRemoval({ own: aLeaving({ facts: ended, release: aReleaseRequest() }) });
    expect(decisionOf(decideRecordEndedAtVendor({ removal, receiptIds, sealing }, context)).changes).toContainEqual(
      fulfilled,
    );
  });

  it.each([undefined, aReleaseRequest({ state: 'declined' }), aReleaseRequest({ state: 'withdrawn' })])(
    'leaves a request alone that is not open',
    (release) => {
      const { changes, events } = decisionOf(remove(release));
      expect(changes.filter((change) => 'update' in change && change.update === 'releaseRequest')).toEqual([]);
      expect(events[0]?.changes).not.toHaveProperty('releaseRequestId');
    },
  );
});
