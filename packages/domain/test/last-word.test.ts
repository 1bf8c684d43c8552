import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlockingItem, RelationshipFacts } from '../src/index.ts';
import {
  allItems,
  decideTimePassed,
  defaultPolicy,
  graceEnd,
  isBilledWhileSuspended,
  removalBlockers,
} from '../src/index.ts';
import { remainingItems } from '../src/removal/remaining.ts';
import { removalWarnings } from '../src/removal/warnings.ts';
import { aLeaving, applyDecision, aRemoval, commandContext, inDays, now } from '../testing/index.ts';
import { anyFacts } from './arbitraries.ts';
import { clearAll, stopRenewing } from './passing-time.ts';

const record = <T extends BlockingItem>(items: readonly T[]): readonly T[] =>
  items.map((one) => ({ ...one, importHash: 'f00', rawStatus: one.status === 'unknown' ? 'paused' : one.status }));

/** As a first import leaves them: every item by the vendor's record, nothing waived. */
const imported: fc.Arbitrary<RelationshipFacts> = anyFacts.map((facts) => ({
  ...facts,
  subscriptions: record(facts.subscriptions),
  azureEntitlements: record(facts.azureEntitlements),
  reservations: record(facts.reservations),
  savingsPlans: record(facts.savingsPlans),
  softwarePurchases: record(facts.softwarePurchases),
  orders: record(facts.orders),
  waivers: [],
}));

/** By the vendor's last word, and by the dated rules from then on. */
const mayRunOrBeBilled = (item: BlockingItem, at: Date): boolean => {
  if (item.status === 'active' || item.status === 'pending' || item.status === 'unknown') return true;
  if (!('commerceModel' in item)) return false;
  if (item.status === 'suspended') return isBilledWhileSuspended(item);
  if (item.status !== 'expired' && item.status !== 'disabled') return false;
  const grace = graceEnd(item, defaultPolicy);
  return item.kind === 'license' && item.commerceModel === 'new_commerce' && (grace === null || at < grace);
};

type Step = (facts: RelationshipFacts, at: Date) => RelationshipFacts;
const passTime: Step = (facts, at) =>
  applyDecision(facts, decideTimePassed(facts, commandContext({ now: at }), Number.POSITIVE_INFINITY));
const steps: readonly Step[] = [passTime, passTime, clearAll, stopRenewing, (facts) => facts];

const lived = fc.record({
  facts: imported,
  days: fc.array(fc.record({ after: fc.integer({ min: 0, max: 200 }), step: fc.constantFrom(...steps) }), {
    minLength: 1,
    maxLength: 6,
  }),
});

describe('whatever happens here after an import', () => {
  it('each item that runs or is billed at the vendor by its last word and the dated rules has a blocker, or a line in the receipt', () => {
    const seen = { blocked: 0, told: 0 };
    fc.assert(
      fc.property(lived, ({ facts: first, days }) => {
        let at = now;
        let facts = first;
        for (const { after, step } of days) {
          at = new Date(at.getTime() + after * 86_400_000);
          facts = step(facts, at);
        }
        const blocking = new Set(removalBlockers(facts, defaultPolicy, at).map(({ subjectId }) => subjectId));
        const told = new Set([
          ...facts.waivers.map(({ subjectId }) => subjectId),
          ...remainingItems(facts, defaultPolicy, at).map(({ subjectId }) => subjectId),
        ]);
        const warned = new Set(
          removalWarnings(aRemoval({ own: aLeaving({ facts }) }), defaultPolicy, at).map(({ subjectId }) => subjectId),
        );
        for (const item of allItems(first).filter((one) => mayRunOrBeBilled(one, at))) {
          expect(blocking.has(item.id) || told.has(item.id), item.id).toBe(true);
          if (blocking.has(item.id)) seen.blocked += 1;
          else {
            seen.told += 1;
            if (!facts.waivers.some(({ subjectId }) => subjectId === item.id)) expect(warned).toContain(item.id);
          }
        }
      }),
      { numRuns: 500, seed: 20261126 },
    );
    expect(Math.min(seen.blocked, seen.told)).toBeGreaterThan(100);
  });

  it('the same old record confirms nothing, however much time passes', () => {
    const later = inDays(2000);
    fc.assert(
      fc.property(imported, (first) => {
        const facts = passTime({ ...first, importFindings: [] }, later);
        const blocking = new Set(removalBlockers(facts, defaultPolicy, later).map(({ subjectId }) => subjectId));
        for (const item of allItems(first).filter((one) => one.status === 'active'))
          expect(blocking).toContain(item.id);
      }),
      { numRuns: 300, seed: 20261126 },
    );
  });
});
