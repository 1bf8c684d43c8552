import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  defaultPolicy,
  languages,
  type RelationshipFacts,
  type RemovalRuleId,
  removalBlockers,
  removalRule,
  removalRuleIds,
  removalRules,
  rulesOf,
} from '../src/index.ts';
import { aNewCommerceSubscription, facts, inDays, now } from '../testing/index.ts';
import { anyFacts } from './arbitraries.ts';

const blockersOf = (some: RelationshipFacts) => removalBlockers(some, defaultPolicy, now);

describe('the rule of a blocker', () => {
  const closed = { cancellationAllowedUntil: inDays(-90), commitmentEndDate: inDays(265) };
  test.each([
    ['new_commerce_window', {}],
    ['extended_service_term_cancellable', { isExtendedServiceTerm: true }],
    ['extended_service_term', { ...closed, purchasedOrRenewedAt: inDays(-100) }],
    ['extended_service_term_open', { ...closed, purchasedOrRenewedAt: null }],
    ['extended_service_term_open', { ...closed, purchasedOrRenewedAt: inDays(-100), isTrial: true }],
    ['new_commerce_grace_kept', closed],
    ['new_commerce_suspended', { ...closed, status: 'suspended' }],
    ['new_commerce_grace_kept', { ...closed, status: 'expired', commitmentEndDate: inDays(-10) }],
    ['new_commerce_grace', { ...closed, commitmentEndDate: new Date('2026-05-03T23:59:59.999Z') }],
    [
      'extended_service_term_open',
      { ...closed, status: 'expired', commitmentEndDate: inDays(-10), purchasedOrRenewedAt: null },
    ],
    ['extended_service_term', { ...closed, status: 'expired', purchasedOrRenewedAt: inDays(-100) }],
    [
      'new_commerce_suspended',
      { ...closed, status: 'expired', commitmentEndDate: inDays(-10), suspendedAt: inDays(-50) },
    ],
  ] as const)('is %s by the dates of its item, and among those of its kind: case %#', (rule, overrides) => {
    const [blocker] = blockersOf(facts({ subscriptions: [aNewCommerceSubscription(overrides)] }));
    expect(blocker?.rule).toBe(rule);
    expect(blocker && rulesOf(blocker.kind)).toContain(rule);
  });
});

test('a blocker’s rule is among those of its kind', () => {
  fc.assert(
    fc.property(anyFacts, (some) => {
      for (const { kind, rule } of blockersOf(some)) expect(rulesOf(kind)).toContain(rule);
    }),
    { seed: 20261126 },
  );
});

describe('the rules', () => {
  test('follow the policy', () => {
    const later = { ...defaultPolicy, newCommerceGraceDays: 12, suspendedAfterTermDays: 13 };
    const says = (id: RemovalRuleId) => languages.en.removalRules[id].says(removalRule(id, later));
    expect(says('new_commerce_grace')).toContain('12 days');
    expect(says('new_commerce_suspended')).toContain('13 days');
    const from = (text: string) => new Date(`${text}T00:00:00.000Z`);
    const extension = { boughtFrom: from('2025-02-01'), endsFrom: from('2026-03-01') };
    const moved = (id: RemovalRuleId) => removalRule(id, { ...defaultPolicy, extension });
    expect(moved('extended_service_term')).toMatchObject({
      since: from('2026-03-01'),
      boughtSince: from('2025-02-01'),
    });
    expect(moved('new_commerce_grace')).toMatchObject({ since: null, until: from('2026-02-28') });
    expect(moved('new_commerce_grace_kept')).toMatchObject({
      since: from('2026-03-01'),
      boughtUntil: from('2025-01-31'),
    });
  });

  test.each(Object.entries(languages))(
    'each has a title of its own and says something: %s',
    (_, { removalRules: words }) => {
      expect(new Set(removalRuleIds.map((id) => words[id].title)).size).toBe(removalRuleIds.length);
      for (const rule of removalRules(defaultPolicy)) expect(words[rule.id].says(rule)).toMatch(/[.。]$/);
    },
  );
});
