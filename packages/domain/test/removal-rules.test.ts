import { describe, expect, test } from 'vitest';
import {
  defaultPolicy,
  languages,
  type RemovalRuleId,
  removalBlockers,
  removalRuleIds,
  removalRules,
} from '../src/index.ts';
import { aNewCommerceSubscription, facts, inDays, now } from '../testing/index.ts';

const ruleFor = (overrides: Parameters<typeof aNewCommerceSubscription>[0]): RemovalRuleId | undefined =>
  removalBlockers(facts({ subscriptions: [aNewCommerceSubscription(overrides)] }), defaultPolicy, now)[0]?.rule;

describe('the rule of a blocker', () => {
  const closed = { cancellationAllowedUntil: inDays(-90), commitmentEndDate: inDays(265) };
  test.each([
    ['new_commerce_window', {}],
    ['extended_service_term_cancellable', { isExtendedServiceTerm: true }],
    ['extended_service_term', { ...closed, purchasedOrRenewedAt: inDays(-100) }],
    ['extended_service_term_open', { ...closed, purchasedOrRenewedAt: null }],
    ['extended_service_term_open', { ...closed, purchasedOrRenewedAt: inDays(-100), isTrial: true }],
    ['new_commerce_grace', closed],
    ['new_commerce_suspended', { ...closed, status: 'suspended' }],
    ['new_commerce_grace', { ...closed, status: 'expired', commitmentEndDate: inDays(-10) }],
    [
      'new_commerce_suspended',
      { ...closed, status: 'expired', commitmentEndDate: inDays(-10), suspendedAt: inDays(-50) },
    ],
  ] as const)('is %s by the dates of its item: case %#', (rule, overrides) => {
    expect(ruleFor(overrides)).toBe(rule);
  });
});

describe('the rules', () => {
  test('follow the policy', () => {
    const later = { ...defaultPolicy, newCommerceGraceDays: 12 };
    const grace = removalRules(later).find(({ id }) => id === 'new_commerce_grace');
    expect(grace?.spans).toEqual([{ unit: 'days', count: 12 }]);
    expect(grace && languages.en.removalRules[grace.id].says(grace)).toContain('12 days');
  });

  test.each(Object.entries(languages))(
    'each has a title of its own and says something: %s',
    (_, { removalRules: words }) => {
      expect(new Set(removalRuleIds.map((id) => words[id].title)).size).toBe(removalRuleIds.length);
      for (const rule of removalRules(defaultPolicy)) expect(words[rule.id].says(rule)).toMatch(/[.。]$/);
    },
  );
});
