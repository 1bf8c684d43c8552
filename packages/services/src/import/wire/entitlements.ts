import { addDays, idPrefixes, type Policy } from '@untether/domain';
import { z } from 'zod';
import type { Draft } from '../drafts.ts';
import type { ExportFile } from '../export-files.ts';
import { type ImportFinding, type Place, unread, wayOuts } from '../finding.ts';
import { conflicting, type FileRead, type RecordRead, readCollection, readId } from './collection.ts';
import { amount, firstName, instant, isRecord, readFields, text, type WireRecord } from './fields.ts';
import { fingerprint } from './fingerprint.ts';
import { readEntitlementStatus } from './status.ts';

/** What an order says about an entitlement bought in it. */
export interface Purchase {
  readonly at: Date;
  /** null when the order has no such line. */
  readonly offerId: string | null;
}
export type FindPurchase = (orderId: string, line: number) => Purchase | undefined;

/** What follows for an entitlement from how it was bought. */
export interface Bought {
  readonly purchasedAt: Date | null;
  /** Of software. */
  readonly cancellationAllowedUntil: Date | null;
  readonly hash: string;
}

/** What an earlier import found out about the purchase of an order line's entitlement. */
export type FindBought = (orderLine: string) => Bought | undefined;

/** Days software can be cancelled after it was bought. */
export type SoftwareDays = Policy['softwareCancellationDays'];

export type EntitlementDraft =
  | { readonly kind: 'reservation'; readonly row: Draft<'reservation'> }
  | { readonly kind: 'savingsPlan'; readonly row: Draft<'savingsPlan'> }
  | { readonly kind: 'softwarePurchase'; readonly row: Draft<'softwarePurchase'> };

/** Entitlement types, compared without regard to case. Another one is kept as software of status UNKNOWN. */
const kinds: Readonly<Record<string, EntitlementDraft['kind']>> = {
  reservedinstance: 'reservation',
  virtualmachinereservedinstance: 'reservation',
  savingsplan: 'savingsPlan',
  software: 'softwarePurchase',
};

const shape = {
  entitlementType: text,
  displayName: text,
  productId: text,
  quantity: amount,
  quantityDetails: z.array(z.object({ status: text })).nullish(),
  expiryDate: instant,
};

const nonRefundable = /suse|red[ _-]?hat|pre[ _-]?purchase/i;
const newCommerceOffer = /^[^:]+:[^:]+:[^:]+$/;

/** The second half of a fingerprint where no order is known. */
export const noPurchase = '-';

/** Not known how: every window is closed. */
const neverBought: Bought = { purchasedAt: null, cancellationAllowedUntil: null, hash: noPurchase };

const boughtBy = (purchase: Purchase, softwareDays: SoftwareDays): Bought => {
  const { at, offerId } = purchase;
  const days = newCommerceOffer.test(offerId ?? '') ? softwareDays.newCommerce : softwareDays.other;
  return {
    purchasedAt: at,
    cancellationAllowedUntil: offerId === null ? null : addDays(at, days),
    hash: fingerprint(purchase),
  };
};

interface Reference {
  readonly orderId: string;
  readonly line: string;
}

const referenceOf = (record: WireRecord): Reference | undefined => {
  const order = record.referenceOrder;
  if (!isRecord(order)) return undefined;
  const orderId = readId(order.id);
  const line = readId(order.lineItemId);
  return orderId === undefined || line === undefined ? undefined : { orderId, line };
};

const suffixOf = (record: WireRecord): string | undefined => {
  const reference = referenceOf(record);
  return reference && `${reference.orderId}-${reference.line}`;
};

const unknownType = (place: Place, type: unknown): ImportFinding => {
  const reason =
    typeof type === 'string' ? `entitlement type "${type}" is not known to this version` : 'the type is missing';
  return unread(place, 'entitlementType', reason, wayOuts.newerVersion);
};

const readEntitlement = (options: {
  readonly record: WireRecord;
  readonly place: Place;
  readonly findPurchase: FindPurchase;
  readonly findBought: FindBought;
  readonly softwareDays: SoftwareDays;
}): RecordRead<EntitlementDraft> => {
  const { record, place, findPurchase, findBought, softwareDays } = options;
  const { values, unsure, findings } = readFields({ shape, record, place, cosmetic: ['displayName'] });
  const reference = referenceOf(record);
  const purchase = reference && findPurchase(reference.orderId, Number(reference.line));
  const type = values.entitlementType?.toLowerCase() ?? '';
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  const read = readEntitlementStatus(values.quantityDetails ?? [], place);
  const status = unsure || kind === undefined ? 'unknown' : read.status;
  const suffix = suffixOf(record) ?? '';
  const bought = purchase ? boughtBy(purchase, softwareDays) : (findBought(suffix) ?? neverBought);
  const name = firstName([values.displayName, values.productId], 'Unnamed');
  const common = {
    rawStatus: kind === undefined ? `entitlementType: ${values.entitlementType ?? 'none'}` : read.rawStatus,
    importHash: `${fingerprint(record)}.${bought.hash}`,
    name,
    quantity: values.quantity ?? 0,
    purchasedAt: bought.purchasedAt,
    expiresAt: values.expiryDate ?? null,
  };
  const all = [...findings, ...read.findings];
  if (kind === 'reservation' || kind === 'savingsPlan') {
    const refundable = kind === 'reservation' && !nonRefundable.test(name);
    return { row: { kind, row: { id: `${idPrefixes[kind]}${suffix}`, ...common, status, refundable } }, findings: all };
  }
  const row = {
    id: `${idPrefixes.softwarePurchase}${suffix}`,
    ...common,
    cancellationAllowedUntil: bought.cancellationAllowedUntil,
    // Software has no EXPIRED status: a term that is over counts as cancelled.
    status: status === 'expired' ? ('cancelled' as const) : status,
  };
  const typeRead = kind !== undefined || findings.some(({ path }) => path.endsWith('.entitlementType'));
  return {
    row: { kind: 'softwarePurchase', row },
    findings: typeRead ? all : [...all, unknownType(place, record.entitlementType)],
  };
};

const unsettle = ({ kind, row }: EntitlementDraft, prints: readonly string[]): EntitlementDraft =>
  ({ kind, row: conflicting<EntitlementDraft['row']>(row, prints) }) as EntitlementDraft;

/**
 * An entitlement is identified by the order line that bought it, and was bought when that order was placed. Where no
 * order of this export names it, an earlier import's finding still holds.
 */
export const readEntitlements = (options: {
  readonly file: ExportFile;
  readonly findPurchase: FindPurchase;
  readonly findBought?: FindBought;
  readonly softwareDays: SoftwareDays;
}): FileRead<EntitlementDraft> =>
  readCollection({
    file: options.file,
    idOf: suffixOf,
    read: (record, place) => readEntitlement({ findBought: () => undefined, ...options, record, place }),
    unsettle,
  });
