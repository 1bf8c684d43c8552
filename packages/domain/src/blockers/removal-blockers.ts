import type { Items } from '../model/entities.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import { removalBlockerKinds } from '../model/vocabulary.ts';
import type { Policy } from '../policy.ts';
import type { BlockingItemKind, RemovalBlocker } from './blocker.ts';
import { blockerIdOf } from './blocker.ts';
import { isEndUnseen } from './ended-here.ts';
import { incomplete, unreadFileBlockers, unseen } from './incomplete.ts';
import { blockingItemKinds, coverOf, findingsOf, itemName, itemsOf } from './items.ts';
import { ruleOf } from './removal-rules.ts';
import { rolesFor } from './resolutions.ts';
import type { Moment, Rule } from './rules/rule.ts';
import { rules } from './rules/rules.ts';

/** A blocker and when time alone changes it. */
export interface FoundBlocker {
  readonly blocker: RemovalBlocker;
  readonly changesAt: Date | null;
}

/** All that blocks the removal of a relationship: at most one blocker per item, in a fixed order. Empty = removable. */
export const removalBlockers = (facts: RelationshipFacts, policy: Policy, now: Date): readonly RemovalBlocker[] =>
  findBlockers(facts, policy, now).map((found) => found.blocker);

export const findBlockers = (facts: RelationshipFacts, policy: Policy, now: Date): readonly FoundBlocker[] => {
  const when = { policy, now };
  const covered = new Set(facts.waivers.map((waiver) => `${waiver.subjectId} ${waiver.status}`));
  const isCovered = (id: string, cover: string) => covered.has(`${id} ${cover}`);
  const files = unreadFileBlockers(facts)
    .filter(({ blocker, cover }) => !isCovered(blocker.id, cover))
    .map(({ blocker }) => ({ blocker, changesAt: null }));
  const found = [...files, ...blockingItemKinds.flatMap((kind) => findInKind(kind, { facts, when, isCovered }))];
  const byId = new Map(found.map((one) => [one.blocker.id, one.blocker]));
  return found
    .map(({ blocker, changesAt }) => ({ blocker: linkWithin(blocker, byId, facts), changesAt }))
    .sort((a, b) => compare(a.blocker, b.blocker));
};

const findInKind = <K extends BlockingItemKind>(
  kind: K,
  {
    facts,
    when,
    isCovered,
  }: {
    readonly facts: RelationshipFacts;
    readonly when: Moment;
    readonly isCovered: (id: string, cover: string) => boolean;
  },
): readonly FoundBlocker[] => {
  const ofKind: readonly Rule<Items[K]>[] = rules[kind];
  return itemsOf[kind](facts).flatMap((item) => {
    if (isCovered(item.id, coverOf(item, facts, when.now))) return [];
    const findings = findingsOf(item, facts);
    if (findings.length > 0) return [{ blocker: incomplete(subjectOf(kind, item), findings), changesAt: null }];
    const rule = ofKind.find((one) => one.applies(item, when));
    if (rule !== undefined) return [describe({ kind, item, rule, facts, when })];
    return isEndUnseen(item, when.now) ? [{ blocker: unseen(subjectOf(kind, item)), changesAt: null }] : [];
  });
};

const describe = <K extends BlockingItemKind>(found: {
  readonly kind: K;
  readonly item: Items[K];
  readonly rule: Rule<Items[K]>;
  readonly facts: RelationshipFacts;
  readonly when: Moment;
}): FoundBlocker => {
  const { kind, item, rule, facts, when } = found;
  const { changesAt, resolutions, allowedUntil, clearsAt } = rule.wayOut(item, when, facts);
  const subject = subjectOf(kind, item);
  // Field by field: spreading is what most of the time went into.
  const blocker: RemovalBlocker = {
    id: subject.id,
    kind: rule.kind,
    subjectKind: kind,
    subjectId: item.id,
    subjectName: subject.subjectName,
    subjectStatus: item.status,
    rawStatus: item.rawStatus,
    quantity: subject.quantity,
    unitType: subject.unitType,
    rule: ruleOf(
      rule.kind,
      facts.subscriptions.find(({ id }) => id === item.id),
      when.policy,
    ),
    resolutions,
    allowedRoles: rolesFor(resolutions, { kind: rule.kind, subjectKind: kind }),
    allowedUntil,
    clearsAt,
    billedMeanwhile: rule.billed(item),
    clearAfter: rule.after === undefined ? [] : rule.after(item, facts, when).map(blockerIdOf),
    clearedWith: null,
    findings: [],
    refundable: 'refundable' in item ? item.refundable : null,
  };
  return { changesAt, blocker };
};

const subjectOf = <K extends BlockingItemKind>(kind: K, item: Items[K]) => ({
  id: blockerIdOf(item.id),
  subjectKind: kind,
  subjectId: item.id,
  subjectName: itemName[kind](item),
  subjectStatus: item.status,
  rawStatus: item.rawStatus,
  quantity: 'quantity' in item ? item.quantity : null,
  unitType: 'unitType' in item ? item.unitType : null,
});

/** `clearAfter` keeps only what blocks itself; an add-on goes with its base where that is suspended or cancelled. */
const linkWithin = (
  blocker: RemovalBlocker,
  byId: ReadonlyMap<string, RemovalBlocker>,
  facts: RelationshipFacts,
): RemovalBlocker => {
  const clearedWith = baseOf(blocker, byId, facts);
  if (clearedWith === null && blocker.clearAfter.length === 0) return blocker;
  return { ...blocker, clearAfter: blocker.clearAfter.filter((id) => byId.has(id)).sort(), clearedWith };
};

const isCancellable = (blocker: RemovalBlocker | undefined): boolean =>
  blocker?.kind === 'active_new_commerce_subscription';

const baseOf = (
  addOn: RemovalBlocker,
  byId: ReadonlyMap<string, RemovalBlocker>,
  facts: RelationshipFacts,
): string | null => {
  const parentId = facts.subscriptions.find((one) => one.id === addOn.subjectId)?.parentSubscriptionId;
  const base = parentId ? byId.get(blockerIdOf(parentId)) : undefined;
  const [first] = base?.resolutions ?? [];
  const goesAlong =
    addOn.kind === 'active_add_on'
      ? first === 'suspend'
      : isCancellable(addOn) && first === 'cancel' && isCancellable(base);
  return base !== undefined && goesAlong && base.subjectId !== addOn.subjectId ? base.id : null;
};

const order = new Map(removalBlockerKinds.map((kind, index) => [kind, index]));
const compare = (a: RemovalBlocker, b: RemovalBlocker): number =>
  (order.get(a.kind) ?? 0) - (order.get(b.kind) ?? 0) ||
  compareText(a.subjectName, b.subjectName) ||
  compareText(a.id, b.id);
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
