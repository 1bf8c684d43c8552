import { describe, expect, it } from 'vitest';
import type { RelationshipFacts, RemovalBlocker } from '../src/index.ts';
import {
  defaultPolicy,
  languages,
  nextPossibleRemovalDate,
  removalBlockerKinds,
  removalBlockers,
  sayByKind,
} from '../src/index.ts';
import { commandContext, now } from '../testing/index.ts';
import type { Doable } from './resolve.ts';
import { isChoice, isDoable, resolve } from './resolve.ts';
import { azureAndMarketplaceScenarios } from './scenarios/azure-and-marketplace.ts';
import { commitmentAndSoftwareScenarios } from './scenarios/commitments-and-software.ts';
import { importedScenarios } from './scenarios/imported.ts';
import { legacyScenarios } from './scenarios/legacy.ts';
import { newCommerceScenarios } from './scenarios/new-commerce.ts';
import { pendingUnknownAndWaivedScenarios } from './scenarios/pending-unknown-and-waived.ts';

const table = [
  ...legacyScenarios,
  ...newCommerceScenarios,
  ...azureAndMarketplaceScenarios,
  ...commitmentAndSoftwareScenarios,
  ...pendingUnknownAndWaivedScenarios,
  ...importedScenarios,
].map((scenario) => ({ at: now, ...scenario }));

const blockersOf = (facts: RelationshipFacts, at: Date) => removalBlockers(facts, defaultPolicy, at);

describe('what blocks a removal', () => {
  it.each(table)('$rule', ({ facts, at, blocks, removableAt }) => {
    const blockers = blockersOf(facts, at);
    expect(blockers).toMatchObject(blocks);
    expect(nextPossibleRemovalDate(blockers, facts, defaultPolicy, at)).toEqual(
      removableAt === undefined ? at : removableAt,
    );
  });

  it('has a scenario for every kind of blocker, and a sentence on each that names its subject', () => {
    const seen = table.flatMap(({ facts, at }) => blockersOf(facts, at));
    expect(removalBlockerKinds.filter((kind) => !seen.some((blocker) => blocker.kind === kind))).toEqual([]);
    for (const blocker of seen) {
      expect(sayByKind(languages.en.blockers, blocker)).toMatch(new RegExp(`^${blocker.subjectName} .+\\.$`));
      expect(sayByKind(languages.ja.blockers, blocker)).toMatch(new RegExp(`^${blocker.subjectName} .+。$`));
    }
  });

  it('has its own title for every scenario', () => {
    expect(new Set(table.map((scenario) => scenario.rule)).size).toBe(table.length);
  });
});

const ways = table.flatMap(({ rule, facts, at }) =>
  blockersOf(facts, at).flatMap((blocker) =>
    blocker.resolutions.filter(isDoable).map((resolution) => ({ rule, facts, at, blocker, resolution })),
  ),
);
/** Somebody vouches for an item whatever it waits for; everything else is done in turn. */
const isInTurn = ({ resolution, blocker }: { readonly resolution: Doable; readonly blocker: RemovalBlocker }) =>
  resolution === 'waive' || blocker.clearAfter.length === 0;
const waysThatClear = ways.filter(({ resolution }) => !isChoice(resolution));

describe('what clears a blocker', () => {
  it.each(waysThatClear.filter(isInTurn))(
    '$resolution clears $blocker.id where $rule',
    ({ facts, at, blocker, resolution }) => {
      const after = blockersOf(resolve(facts, { blocker, resolution }, commandContext({ now: at })), at);
      expect(after.map((one) => one.id)).not.toContain(blocker.id);
    },
  );

  it.each(waysThatClear.filter((one) => !isInTurn(one)))(
    '$resolution of $blocker.id is refused until what it waits for is gone where $rule',
    ({ facts, at, blocker, resolution }) => {
      expect(() => resolve(facts, { blocker, resolution }, commandContext({ now: at }))).toThrow('first');
    },
  );

  it.each(ways.filter((one) => isChoice(one.resolution)))(
    '$resolution leaves $blocker.id waiting where $rule',
    ({ facts, at, blocker, resolution }) => {
      const after = blockersOf(resolve(facts, { blocker, resolution }, commandContext({ now: at })), at);
      const left = after.find((one) => one.id === blocker.id);
      expect(left?.resolutions).toEqual(blocker.resolutions.filter((one) => !isChoice(one)));
      expect(left?.clearsAt).toEqual(blocker.clearsAt);
    },
  );

  it('clears an add-on with its base', () => {
    const linked = table.flatMap(({ facts, at }) =>
      blockersOf(facts, at).flatMap((addOn) => {
        const base = blockersOf(facts, at).find((one) => one.id === addOn.clearedWith);
        return base === undefined ? [] : [{ facts, at, addOn, base }];
      }),
    );
    expect(linked.length).toBeGreaterThan(0);
    for (const { facts, at, addOn, base } of linked) {
      const after = resolve(
        facts,
        { blocker: base, resolution: base.resolutions.filter(isDoable)[0] ?? 'suspend' },
        commandContext({ now: at }),
      );
      expect(blockersOf(after, at).map((one) => one.id)).not.toContain(addOn.id);
    }
  });
});
