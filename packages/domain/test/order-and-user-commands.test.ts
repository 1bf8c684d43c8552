import { describe, expect, it } from 'vitest';
import type { Offer, Role, User } from '../src/index.ts';
import {
  decideCreateUser,
  decideDisableUser,
  decidePlaceOrder,
  decideSetUserRoles,
  defaultPolicy,
  findPasswordProblem,
  findUserInputProblem,
  removalBlockers,
  userCommands,
} from '../src/index.ts';
import {
  anOffer,
  applyDecision,
  aUser,
  aViewer,
  commandContext,
  facts,
  inDays,
  now,
  orderTerms,
} from '../testing/index.ts';
import { decisionOf, refusalOf } from './outcomes.ts';

const context = commandContext();

describe('placing an order', () => {
  const order = (offer: Offer | undefined, quantity = 25) =>
    decidePlaceOrder(
      { facts: facts(), offer, terms: orderTerms({ quantity }), orderId: 'ord_new', subscriptionId: 'sub_new' },
      context,
    );

  it('makes a completed order and an active subscription, with an event each', () => {
    const { changes, events } = decisionOf(order(anOffer()));
    expect(changes).toMatchObject([
      {
        insert: 'order',
        row: {
          id: 'ord_new',
          relationshipId: 'rel_1',
          status: 'completed',
          lines: [{ offerId: 'offer-business-premium', name: 'Business Premium', quantity: 25 }],
          createdAt: now,
        },
      },
      {
        insert: 'subscription',
        row: {
          id: 'sub_new',
          relationshipId: 'rel_1',
          orderId: 'ord_new',
          status: 'active',
          quantity: 25,
          startDate: now,
          commitmentEndDate: new Date('2027-06-14T23:59:59.999Z'),
          cancellationAllowedUntil: inDays(7),
          endOfTermAction: 'renew',
          purchasedOrRenewedAt: now,
        },
      },
    ]);
    expect(events.map((event) => [event.type, event.subjectId, event.correlationId])).toEqual([
      ['order-placed', 'ord_new', 'cor_1'],
      ['subscription-created', 'sub_new', 'cor_1'],
    ]);
  });

  it('makes something that blocks a removal, once', () => {
    const after = applyDecision(facts(), decisionOf(order(anOffer())));
    expect(removalBlockers(after, defaultPolicy, now).map((blocker) => blocker.subjectId)).toEqual(['sub_new']);
  });

  it('opens no window for legacy', () => {
    const [, subscription] = decisionOf(order(anOffer({ commerceModel: 'legacy', termDuration: null }))).changes;
    expect(subscription).toMatchObject({ row: { cancellationAllowedUntil: null, commitmentEndDate: null } });
  });

  it.each([1, 300])('takes the quantity %d at the edge of what the offer allows', (quantity) => {
    expect(order(anOffer(), quantity).outcome).toBe('done');
  });

  it.each([0, -1, 301, 1.5, Number.NaN])('refuses the quantity %d', (quantity) => {
    expect(refusalOf(order(anOffer(), quantity))).toMatchObject({
      error: 'validation',
      issues: [{ path: ['quantity'] }],
    });
  });

  it('refuses an offer that is not in the catalogue', () => {
    expect(refusalOf(order(undefined))).toMatchObject({ error: 'validation', issues: [{ path: ['offerId'] }] });
  });
});

describe('creating a user', () => {
  const input = { email: ' Grace@Meridian.example ', name: ' Grace ', password: 'twelve chars' };
  const roles: readonly Role[] = ['sales_agent', 'global_admin', 'sales_agent'];

  it('keeps the address in lower case, each role once, and logs neither password nor hash', () => {
    const { changes, events } = decisionOf(
      decideCreateUser({ ...input, partnerId: 'par_meridian', id: 'usr_2', roles, passwordHash: 'hash' }, context),
    );
    expect(changes).toMatchObject([
      {
        insert: 'user',
        row: {
          email: 'grace@meridian.example',
          name: 'Grace',
          roles: ['global_admin', 'sales_agent'],
          disabledAt: null,
          createdAt: now,
        },
      },
      { insert: 'credential', row: { userId: 'usr_2', passwordHash: 'hash' } },
    ]);
    expect(events).toMatchObject([{ type: 'user-created', subjectId: 'usr_2', customerId: null }]);
    expect(JSON.stringify(events)).not.toContain('hash');
  });

  it('accepts an address, a name, a password of twelve characters and at least one role', () => {
    expect(findUserInputProblem({ ...input, roles }, false)).toBeUndefined();
  });

  it.each([
    { field: 'email', wrong: { email: 'grace' } },
    { field: 'name', wrong: { name: '  ' } },
    { field: 'password', wrong: { password: 'eleven char' } },
    { field: 'roles', wrong: { roles: [] } },
    { field: 'roles', wrong: { roles: ['customer_admin'] as const } },
  ])('refuses a wrong $field: $wrong', ({ field, wrong }) => {
    const problem = findUserInputProblem({ ...input, roles, ...wrong }, false);
    expect(problem).toMatchObject({
      outcome: 'refused',
      refusal: { error: 'validation', issues: [{ path: [field] }] },
    });
  });
});

describe('a password', () => {
  const owner = { email: 'grace.hopper@meridian-cloud.example', name: 'Grace Müller' };
  const problemOf = (password: string) => findPasswordProblem('password', password, { isCommon: false, owner })?.code;

  it.each(['Grace.Hopper1', 'Untether2026!!', 'meridian-cloud.example', 'MÜLLER-Meridian-1', 'gracegracegrace'])(
    'that is little more than who has it or where is refused: %s',
    (password) => {
      expect(problemOf(password)).toBe('password_of_owner');
    },
  );
  it.each([
    'Grace sells seashells',
    'untether the old boat',
    '!!!!!!!!!!!!',
    '無作為な単語をいくつか並べる',
    'correct horse battery',
  ])('that has enough besides is not: %s', (password) => {
    expect(problemOf(password)).toBeUndefined();
  });
});

describe('the commands about a user', () => {
  const last = aUser({ roles: ['global_admin'] });
  const other = aUser({ id: 'usr_2', roles: ['global_admin', 'sales_agent'] });
  const viewer = aViewer({ roles: ['global_admin'] });
  const offered = (user: User, globalAdmins: readonly User[], by = viewer) =>
    userCommands({ user, globalAdmins }, by, context).map(({ command, allowed, refusal }) => [
      command,
      allowed ? 'allowed' : refusal?.error,
    ]);

  it('are those that would succeed', () => {
    expect(offered(other, [last, other])).toEqual([
      ['set_roles', 'allowed'],
      ['take_global_admin', 'allowed'],
      ['disable', 'allowed'],
    ]);
  });

  it('leave the last global admin that role', () => {
    expect(offered(last, [last])).toEqual([
      ['set_roles', 'allowed'],
      ['take_global_admin', 'state'],
      ['disable', 'state'],
    ]);
  });

  it('are for those who may manage users, and not about a disabled user', () => {
    const sales = aViewer({ roles: ['sales_agent'] });
    expect(offered(aUser({ roles: ['sales_agent'] }), [last], sales)).toEqual([
      ['set_roles', 'forbidden'],
      ['disable', 'forbidden'],
    ]);
    expect(offered(aUser({ disabledAt: now }), [last])).toEqual([]);
  });
});

describe("changing a user's roles, and disabling a user", () => {
  const ada = aUser();
  const bob = aUser({ id: 'usr_2', roles: ['global_admin'] });

  it('sets the roles with an event that has both', () => {
    const outcome = decideSetUserRoles({ user: ada, globalAdmins: [ada, bob], roles: ['sales_agent'] }, context);
    const { changes, events } = decisionOf(outcome);
    expect(changes).toEqual([
      { update: 'user', partnerId: 'par_meridian', id: 'usr_1', set: { roles: ['sales_agent'] } },
    ]);
    expect(events).toMatchObject([
      {
        type: 'user-roles-changed',
        changes: { roles: { from: ['global_admin', 'admin_agent'], to: ['sales_agent'] } },
      },
    ]);
  });

  it('is already done for the same roles in any order', () => {
    const roles: readonly Role[] = ['admin_agent', 'global_admin'];
    expect(decideSetUserRoles({ user: ada, globalAdmins: [ada], roles }, context)).toEqual({ outcome: 'already' });
  });

  it('disables a user with an event, once', () => {
    const { changes, events } = decisionOf(decideDisableUser({ user: ada, globalAdmins: [ada, bob] }, context));
    expect(changes).toMatchObject([{ id: 'usr_1', set: { disabledAt: now } }]);
    expect(events.map((event) => event.type)).toEqual(['user-disabled']);
    const disabled = aUser({ disabledAt: now });
    expect(decideDisableUser({ user: disabled, globalAdmins: [bob] }, context)).toEqual({ outcome: 'already' });
  });

  it('protects the last global admin from both', () => {
    const refused = { error: 'state', currentStatus: 'active', obstacle: { code: 'last_global_admin' } };
    const roles: readonly Role[] = ['admin_agent'];
    expect(refusalOf(decideSetUserRoles({ user: ada, globalAdmins: [ada], roles }, context))).toMatchObject(refused);
    expect(refusalOf(decideDisableUser({ user: ada, globalAdmins: [ada] }, context))).toMatchObject(refused);
  });

  it('lets the last global admin change other roles, and others go', () => {
    const roles: readonly Role[] = ['global_admin'];
    expect(decideSetUserRoles({ user: ada, globalAdmins: [ada], roles }, context).outcome).toBe('done');
    const sales = aUser({ id: 'usr_3', roles: ['sales_agent'] });
    expect(decideDisableUser({ user: sales, globalAdmins: [ada] }, context).outcome).toBe('done');
  });
});
