import { describe, expect, it } from 'vitest';
import type { Outcome, RelationshipRequest, RelationshipRequestState } from '../src/index.ts';
import {
  decideDeclineRequest,
  decideRemoval,
  decideRequestRelationship,
  decideResendRequest,
  decideRevokeRequest,
  invitationEmails,
  receiptCommands,
  relationshipRequestStates,
  requestCommands,
  requestMachine,
  requestStateAt,
  transition,
} from '../src/index.ts';
import {
  aCustomer,
  aLeaving,
  aPartner,
  aRelationship,
  aRemoval,
  aRequest,
  aViewer,
  commandContext,
  inDays,
  inMilliseconds,
  now,
  sealing,
  someRoles,
} from '../testing/index.ts';
import { decisionOf, refusalOf } from './outcomes.ts';

const context = commandContext();
const eventsOf = (outcome: Outcome) => decisionOf(outcome).events.map(({ type }) => type);

describe('a request’s state', () => {
  const goals = ['declined', 'revoked', 'sent'] as const;
  const commands: Record<(typeof goals)[number], (request: RelationshipRequest) => Outcome> = {
    declined: (request) => decideDeclineRequest(request, context),
    revoked: (request) => decideRevokeRequest(request, context),
    sent: (request) =>
      decideResendRequest(
        { request, expiresInDays: null, customer: null, latest: undefined, tokenHash: 'new' },
        context,
      ),
  };
  const cases = relationshipRequestStates.flatMap((from) => goals.map((to) => ({ from, to })));

  it.each(cases)('from $from to $to is reached by a command exactly where the table has it', ({ from, to }) => {
    const outcome = commands[to](aRequest({ state: from }));
    const legal =
      requestMachine.transitions.some((way) => way.from === from && way.to === to) ||
      (from === 'sent' && to === 'sent');
    const expected = legal ? 'done' : from === to ? 'already' : 'refused';
    expect(outcome.outcome).toBe(expected);
  });

  it('is EXPIRED from the very instant its time is over', () => {
    const at = (expiresAt: Date, state: RelationshipRequestState = 'sent') =>
      requestStateAt(aRequest({ expiresAt, state }), now);
    expect(at(inMilliseconds(1))).toBe('sent');
    expect(at(now)).toBe('expired');
    expect(at(inDays(-1), 'accepted')).toBe('accepted');
  });

  it('cannot change in a way the table does not have', () => {
    expect(() => transition(requestMachine, 'accepted', 'revoked')).toThrow('accepted to revoked');
  });

  it.each([
    ['decline', decideDeclineRequest],
    ['revoke', decideRevokeRequest],
  ] as const)('that ran out unrecorded allows no %s', (_, decide) => {
    expect(decide(aRequest({ expiresAt: now }), context).outcome).toBe('refused');
  });
});

describe('requesting', () => {
  const input = { customerEmail: null, granularAdmin: null, indirectProviderId: null, expiresInDays: null };
  const ask = (overrides: Partial<Parameters<typeof decideRequestRelationship>[0]> = {}) =>
    decideRequestRelationship(
      {
        partner: aPartner(),
        input,
        customer: null,
        latest: undefined,
        receiptId: null,
        requestId: 'req_1',
        tokenHash: 'hash',
        ...overrides,
      },
      context,
    );
  const requested = (outcome: Outcome) => {
    const [change] = decisionOf(outcome).changes;
    return change && 'row' in change ? change.row : undefined;
  };

  it('lasts 30 days unless told, 1 to 365 otherwise', () => {
    expect(requested(ask())).toMatchObject({ expiresAt: inDays(30), state: 'sent' });
    expect(requested(ask({ input: { ...input, expiresInDays: 365 } }))).toMatchObject({ expiresAt: inDays(365) });
    for (const expiresInDays of [0, 366, 1.5, -1])
      expect(refusalOf(ask({ input: { ...input, expiresInDays } }))).toMatchObject({ error: 'validation' });
  });

  it('is allowed again for a customer whose relationship was removed, not for one whose stands', () => {
    const customer = aCustomer();
    expect(ask({ customer, latest: aRelationship({ state: 'removed' }) }).outcome).toBe('done');
    expect(refusalOf(ask({ customer, latest: aRelationship() }))).toMatchObject({
      error: 'state',
      currentStatus: 'active',
    });
  });

  it('names a provider exactly when the partner is an indirect reseller', () => {
    const withProvider = { ...input, indirectProviderId: 'par_summit' };
    for (const kind of ['direct_bill', 'indirect_provider'] as const)
      expect(refusalOf(ask({ partner: aPartner({ kind }), input: withProvider }))).toMatchObject({
        error: 'validation',
      });
    const partner = aPartner({ kind: 'indirect_reseller' });
    expect(refusalOf(ask({ partner }))).toMatchObject({ error: 'validation' });
    expect(ask({ partner, input: withProvider }).outcome).toBe('done');
  });

  it('asks for known roles, each once, for 1 to 730 days', () => {
    const asking = (granularAdmin: typeof someRoles) => ask({ input: { ...input, granularAdmin } });
    const [role = ''] = someRoles.roles;
    expect(requested(asking({ roles: [role, role], durationDays: 730 }))).toMatchObject({
      granularAdmin: { roles: [role], durationDays: 730 },
    });
    expect(refusalOf(asking({ roles: ['Emperor', role], durationDays: 731 }))).toMatchObject({
      issues: [
        { path: ['roles'], code: 'unknown_value', value: 'Emperor' },
        { path: ['durationDays'], code: 'out_of_range' },
      ],
    });
    expect(refusalOf(asking({ roles: [], durationDays: 1 }))).toMatchObject({ issues: [{ code: 'empty_list' }] });
  });

  it('says nothing of the token in the log', () => {
    expect(JSON.stringify(decisionOf(ask({ tokenHash: 'the-hash' })).events)).not.toContain('the-hash');
  });
});

describe('sending again', () => {
  it('replaces token and expiry, and is said in the log without the token', () => {
    const outcome = decideResendRequest(
      {
        request: aRequest({ state: 'expired' }),
        expiresInDays: 7,
        customer: null,
        latest: undefined,
        tokenHash: 'new',
      },
      context,
    );
    const { changes, events } = decisionOf(outcome);
    expect(changes).toMatchObject([{ set: { state: 'sent', tokenHash: 'new', expiresAt: inDays(7) } }]);
    expect(events).toMatchObject([
      { type: 'reseller-relationship-requested', changes: { resent: true, state: { from: 'expired', to: 'sent' } } },
    ]);
    expect(JSON.stringify(events)).not.toContain('new"');
  });

  it('is refused once the customer has a relationship', () => {
    const command = {
      request: aRequest(),
      expiresInDays: null,
      customer: aCustomer(),
      latest: aRelationship(),
      tokenHash: 'x',
    };
    expect(refusalOf(decideResendRequest(command, context))).toMatchObject({ error: 'state' });
  });
});

describe('a removal', () => {
  it('revokes the requests that wait, and leaves those that ran out to time', () => {
    const waiting = aRequest({ customerId: 'cus_contoso' });
    const ranOut = aRequest({ id: 'req_2', customerId: 'cus_contoso', expiresAt: inDays(-1) });
    const outcome = decideRemoval(
      {
        removal: aRemoval({ own: aLeaving({ openRequests: [waiting, ranOut] }) }),
        input: { attestation: true, attestationVersion: null, reason: null },
        lastAttempt: undefined,
        receiptIds: { own: 'rcp_1', reseller: 'rcp_2' },
        sealing,
      },
      context,
    );
    expect(eventsOf(outcome)).toEqual(['reseller-relationship-removed', 'reseller-relationship-request-revoked']);
    expect(decisionOf(outcome).changes).toContainEqual({
      update: 'relationshipRequest',
      partnerId: waiting.partnerId,
      id: 'req_1',
      set: { state: 'revoked' },
    });
  });
});

describe('what can be done about a request', () => {
  const admin = aViewer({ roles: ['admin_agent'] });
  const sales = aViewer({ roles: ['sales_agent'] });
  const offered = (request: Partial<RelationshipRequest>, viewer = admin, known: Partial<Known> = {}) =>
    requestCommands({ request: aRequest(request), customer: null, latest: undefined, ...known }, viewer, context);
  type Known = Pick<Parameters<typeof requestCommands>[0], 'customer' | 'latest'>;
  const allowed = (...args: Parameters<typeof offered>) =>
    offered(...args).map(({ command, allowed: may }) => `${command} ${may ? 'may' : 'may not'}`);

  it('follows from where it is', () => {
    expect(allowed({ state: 'sent' })).toEqual(['resend may', 'revoke may']);
    expect(allowed({ state: 'sent', expiresAt: now })).toEqual(['resend may']);
    expect(allowed({ state: 'declined' })).toEqual(['request_again may']);
    expect(allowed({ state: 'revoked' })).toEqual(['request_again may']);
    expect(allowed({ state: 'accepted' })).toEqual([]);
  });

  it('is not for a helpdesk agent, and with delegated admin not to be sent again by a sales agent', () => {
    expect(allowed({}, aViewer({ roles: ['helpdesk_agent'] }))).toEqual(['resend may not', 'revoke may not']);
    expect(allowed({ granularAdmin: someRoles }, sales)).toEqual(['resend may not', 'revoke may']);
    expect(allowed({ granularAdmin: null }, sales)).toEqual(['resend may', 'revoke may']);
    expect(offered({ granularAdmin: someRoles }, sales)[0]?.refusal).toMatchObject({
      requiredRoles: ['global_admin', 'admin_agent'],
    });
  });

  it('is nothing to ask for where the customer is one already', () => {
    const known = { customer: aCustomer({ companyName: 'Contoso' }), latest: aRelationship() };
    expect(allowed({}, admin, known)).toEqual(['resend may not', 'revoke may']);
    expect(offered({ state: 'declined' }, admin, known)[0]?.refusal).toMatchObject({
      obstacle: { code: 'relationship_active', customer: 'Contoso' },
    });
  });
});

describe('the way back from a removal', () => {
  it('is a new request, until a relationship came after it', () => {
    const viewer = aViewer({ roles: ['sales_agent'] });
    expect(receiptCommands({ reestablishedBy: null }, viewer)).toMatchObject([
      { command: 'request_again', allowed: true, refusal: null },
    ]);
    expect(receiptCommands({ reestablishedBy: null }, aViewer({ roles: ['billing_admin'] }))).toMatchObject([
      { allowed: false },
    ]);
    expect(receiptCommands({ reestablishedBy: aRelationship() }, viewer)).toEqual([]);
  });
});

describe('the e-mail drafts', () => {
  const draft = (overrides: Partial<Parameters<typeof invitationEmails>[0]> = {}) =>
    invitationEmails({
      partnerName: 'Harbor IT',
      providerName: null,
      customerName: null,
      granularAdmin: null,
      expiresAt: inDays(30),
      link: 'https://untether.example/invitation#token',
      ...overrides,
    });

  it('say in both languages who asks, until when, and where to answer', () => {
    for (const { subject, body, locale } of draft()) {
      expect(subject).toContain('Harbor IT');
      expect(body).toContain('https://untether.example/invitation#token');
      expect(body).toContain({ en: '15 July 2026', ja: '2026年7月15日' }[locale]);
    }
  });

  it('say who can order: of an indirect reseller and its provider, the provider', () => {
    expect(draft()[0]?.body).toContain('it can place orders for you');
    const viaProvider = draft({ providerName: 'Summit' });
    expect(viaProvider[0]?.body).toContain('Summit can place orders for you');
    expect(viaProvider[1]?.body).toContain('Summit が貴社に代わって注文');
  });

  it('name the provider and the customer where there are any, and tell admin privileges from none', () => {
    const plain = draft();
    const full = draft({ providerName: 'Summit', customerName: 'Contoso', granularAdmin: someRoles });
    for (const [index, { body }] of full.entries()) {
      expect(body).toContain('Summit');
      expect(body).toContain('Contoso');
      expect(plain[index]?.body).not.toContain('Summit');
      const paragraphs = body.split('\n\n');
      expect(paragraphs[2]).not.toBe(plain[index]?.body.split('\n\n')[2]);
      expect(paragraphs[2]).toContain('180');
    }
    expect(full[0]?.body).toContain('- Helpdesk Administrator\n- License Administrator');
    expect(full[1]?.body).toContain('- ヘルプデスク管理者\n- ライセンス管理者');
  });
});
