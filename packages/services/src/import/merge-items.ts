import type { Change, CustomerSubscription, ImportedKind, Items } from '@untether/domain';
import { absentMark, endedHere, fromTo } from '@untether/domain';
import type { Draft } from './drafts.ts';
import { changedEvent, createdEvent, ended, type ItemEvent } from './item-events.ts';

/** What the import does to one item. `event` is null where nothing but bookkeeping changes. */
export interface ItemChange {
  readonly kind: ImportedKind;
  readonly id: string;
  readonly what: 'created' | 'changed' | 'ended';
  readonly change: Change;
  readonly event: ItemEvent | null;
}

export interface Owner {
  readonly partnerId: string;
  readonly relationshipId: string;
  readonly customerId: string;
}

/** Whose items they are, and whether this is their first import: then none of them has an event of its own. */
export interface OwnerOfItems extends Owner {
  readonly isFirst: boolean;
}

/** What no export says about a subscription keeps its value here. */
const keepLocal = (existing: CustomerSubscription, draft: Draft<'subscription'>): Draft<'subscription'> => ({
  ...draft,
  supportContactPartnerId: existing.supportContactPartnerId,
  ...(existing.status === 'suspended' && draft.status === 'suspended'
    ? { suspendedAt: existing.suspendedAt, dataDeletionAt: existing.dataDeletionAt }
    : {}),
});

const isUnknown = (item: { readonly status: string; readonly kind?: string }): boolean =>
  item.status === 'unknown' || item.kind === 'unknown';

const kindOf = (item: object): unknown => ('kind' in item ? item.kind : undefined);

/** The record's content is the same as at its last import, and this version understands it no better. */
const isSame = <K extends ImportedKind>(existing: Items[K], draft: Draft<K>): boolean =>
  existing.importHash === draft.importHash &&
  (!isUnknown(existing) || isUnknown(draft)) &&
  kindOf(existing) === kindOf(draft);

const updateOf = (kind: ImportedKind, item: Items[ImportedKind], set: object): Change =>
  ({ update: kind, partnerId: item.partnerId, id: item.id, set }) as Change;

/** A draft against what is here; its fingerprint is bookkeeping, not a change of the item. */
const differences = <D extends Partial<Draft<ImportedKind>>>(before: object, { id: _, importHash: __, ...after }: D) =>
  fromTo<object, object>(before, after);

/** Sound because the differences chose the type. */
const eventOf = (type: ItemEvent['type'], changes: object): ItemEvent => ({ type, changes }) as ItemEvent;

const create = <K extends ImportedKind>(
  kind: K,
  { isFirst, partnerId, relationshipId, customerId }: OwnerOfItems,
  draft: Draft<K>,
): ItemChange => ({
  kind,
  id: draft.id,
  what: 'created',
  event: isFirst ? null : eventOf(createdEvent(kind), differences({}, draft)),
  // The draft becomes the row: copying its thirty fields costs more than everything else here.
  change: { insert: kind, row: Object.assign(draft, { partnerId, relationshipId, customerId }) } as unknown as Change,
});

const refundableOf = (item: object): unknown => ('refundable' in item ? item.refundable : undefined);

/** What no command changes and the rules of this version read otherwise in the same record. */
const readAnew = <K extends ImportedKind>(kind: K, existing: Items[K], draft: Draft<K>): ItemChange | undefined => {
  const refundable = refundableOf(draft);
  if (refundable === refundableOf(existing)) return undefined;
  const changes = fromTo<object, object>(existing, { refundable });
  const event = eventOf(changedEvent(kind, existing.status, existing.status), changes);
  return { kind, id: existing.id, what: 'changed', change: updateOf(kind, existing, { refundable }), event };
};

const change = <K extends ImportedKind>(kind: K, existing: Items[K], incoming: Draft<K>): ItemChange | undefined => {
  if (isSame(existing, incoming)) return readAnew(kind, existing, incoming);
  const draft =
    kind === 'subscription' ? keepLocal(existing as CustomerSubscription, incoming as Draft<'subscription'>) : incoming;
  const changes = differences(existing, draft);
  const { id: _, ...set } = draft;
  const type = changedEvent(kind, existing.status, draft.status);
  return {
    kind,
    id: existing.id,
    what: 'changed',
    change: updateOf(kind, existing, set),
    event: Object.keys(changes).length === 0 ? null : eventOf(type, changes),
  };
};

/** It ended here before: that an export no longer has it confirms that, and is no change of the item. */
const confirm = <K extends ImportedKind>(kind: K, existing: Items[K]): ItemChange | undefined => {
  const by = endedHere(existing)?.by;
  if (by !== 'clock' && by !== 'command') return undefined;
  const change = updateOf(kind, existing, { importHash: absentMark });
  return { kind, id: existing.id, what: 'ended', change, event: null };
};

/** Only what an export once named can be missing from it. Absence marks it, so that it counts as changed if it comes back. */
export const endAbsent = <K extends ImportedKind>(
  kind: K,
  existing: Items[K],
  reason: 'absent_from_export' | 'azure_plan_over' = 'absent_from_export',
): ItemChange | undefined => {
  const { status, already } = ended[kind];
  if (existing.importHash === null) return undefined;
  if (already.includes(existing.status)) return confirm(kind, existing);
  return {
    kind,
    id: existing.id,
    what: 'ended',
    change: updateOf(kind, existing, { status, importHash: absentMark }),
    event: eventOf(changedEvent(kind, existing.status, status), {
      status: { from: existing.status, to: status },
      reason,
    }),
  };
};

/**
 * What a file's rows do to the items that are here. New ones are inserted, changed ones take the vendor's word, and
 * those absent from a file that was read whole have ended. Ids are the same whatever their case.
 */
export const mergeItems = <K extends ImportedKind>(options: {
  readonly kind: K;
  readonly owner: OwnerOfItems;
  readonly existing: readonly Items[K][];
  readonly drafts: readonly Draft<K>[];
  readonly complete: boolean;
}): readonly ItemChange[] => {
  const { kind, owner, existing, drafts, complete } = options;
  const here = new Map(existing.map((item) => [item.id.toLowerCase(), item]));
  const listed = new Set(drafts.map((draft) => draft.id));
  const merged = drafts.map((draft) => {
    const item = here.get(draft.id);
    return item === undefined ? create(kind, owner, draft) : change(kind, item, draft);
  });
  const gone = complete ? existing.filter((item) => !listed.has(item.id.toLowerCase())) : [];
  return [...merged, ...gone.map((item) => endAbsent(kind, item))].filter((one) => one !== undefined);
};

export const countItems = (changes: readonly ItemChange[]): Readonly<Record<ImportedKind, number>> => {
  const count = (kind: ImportedKind) => changes.filter((one) => one.kind === kind && one.what === 'created').length;
  return {
    subscription: count('subscription'),
    azureEntitlement: count('azureEntitlement'),
    reservation: count('reservation'),
    savingsPlan: count('savingsPlan'),
    softwarePurchase: count('softwarePurchase'),
    order: count('order'),
  };
};
