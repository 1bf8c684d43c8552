import { addDays, idPrefixes } from '@untether/domain';
import * as z from 'zod';
import type { Draft } from '../drafts.ts';
import type { ExportFile } from '../export-files.ts';
import { blocking, type Finding, type Place, shown, unread, wayOuts } from '../finding.ts';
import { type FileRead, type RecordRead, readCollection, readId } from './collection.ts';
import { amount, firstName, instant, isRecord, listOf, readFields, text, type WireRecord } from './fields.ts';
import { conflictHash, fingerprint } from './fingerprint.ts';
import { wordKey } from './normalise.ts';
import { isRefundable } from './refundable.ts';
import { readEntitlementStatus } from './status.ts';
import type { Windows } from './subscriptions.ts';
import { sentWindow, windowShape } from './window.ts';

/** What an order says about an entitlement bought in it. */
export interface Purchase {
  readonly at: Date;
  /** What the line calls it; null when the order has no such line, or it no name. */
  readonly lineName: string | null;
  readonly hasLine: boolean;
}
export type FindPurchase = (orderId: string, line: number) => Purchase | undefined;

/** What follows for an entitlement from how it was bought. */
export interface Bought {
  readonly purchasedAt: Date | null;
  readonly lineName: string | null;
  /** When its window began; null where it is closed. */
  readonly windowFrom: Date | null;
  readonly hash: string;
}

/** What an earlier import found out about the purchase of an order line's entitlement. */
export type FindBought = (orderLine: string) => Bought | undefined;

interface Named {
  /** Of the order that bought it. */
  readonly orderId: string;
  readonly line: string;
  readonly productOrderId: string | null;
}

export type EntitlementDraft = Named &
  (
    | { readonly kind: 'reservation' | 'savingsPlan'; readonly row: Draft<'reservation'> }
    | { readonly kind: 'softwarePurchase'; readonly row: Draft<'softwarePurchase'> }
  );

/** Entitlement types (`wordKey`). Another one is kept as software of status UNKNOWN. */
const kinds: Readonly<Record<string, EntitlementDraft['kind']>> = {
  reservedinstance: 'reservation',
  virtualmachinereservedinstance: 'reservation',
  savingsplan: 'savingsPlan',
  software: 'softwarePurchase',
};

const shape = {
  ...windowShape,
  entitlementType: text,
  displayName: text,
  skuTitle: text,
  productTitle: text,
  productId: text,
  quantity: amount,
  quantityDetails: listOf(z.object({ status: text })),
  expiryDate: instant,
};
const cosmetic = ['displayName', 'skuTitle', 'productTitle', 'productId'] as const;

/** The second half of a fingerprint where no order is known. */
export const noPurchase = '-';

/** Not known how: every window is closed. */
const neverBought: Bought = { purchasedAt: null, lineName: null, windowFrom: null, hash: noPurchase };

const boughtBy = (purchase: Purchase): Bought => ({
  purchasedAt: purchase.at,
  lineName: purchase.lineName,
  windowFrom: purchase.hasLine ? purchase.at : null,
  hash: fingerprint(purchase),
});

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

const unknownType = (place: Place, type: unknown): Finding => {
  if (typeof type === 'string')
    return unread(
      place,
      'entitlementType',
      `entitlement type "${type}" is not known to this version`,
      wayOuts.newerVersion,
    );
  const missing = unread(place, 'entitlementType', 'the type is missing', wayOuts.incomplete);
  return blocking(missing, 'field_unreadable', { field: 'entitlementType', value: shown(type) });
};

/** What its order calls it, and what the vendor does where that says something else: a line may be called anything. */
const nameOf = (given: string | null | undefined, title: string | null | undefined): string | undefined => {
  const names = [given, title].flatMap((name) => name?.trim() || []);
  const [first, second] = names;
  if (first === undefined || second === undefined) return first;
  return first.toLowerCase().includes(second.toLowerCase()) ? first : `${first} (${second})`;
};

const reservationTypeOf = (record: WireRecord): string | null => {
  const { dynamicAttributes } = record;
  const type = isRecord(dynamicAttributes) ? dynamicAttributes.reservationType : record.reservationType;
  return typeof type === 'string' && type !== '' ? type : null;
};

const readEntitlement = (options: {
  readonly record: WireRecord;
  readonly place: Place;
  readonly print: string;
  readonly findPurchase: FindPurchase;
  readonly findBought: FindBought;
  readonly windows: Windows;
}): RecordRead<EntitlementDraft> => {
  const { record, place, print, findPurchase, findBought, windows } = options;
  const { values, findings } = readFields({ shape, record, place, cosmetic });
  const reference = referenceOf(record) ?? { orderId: '', line: '' };
  const purchase = findPurchase(reference.orderId, Number(reference.line));
  const type = wordKey(values.entitlementType ?? '');
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  const read = readEntitlementStatus(values.quantityDetails ?? [], place);
  const status = kind === undefined ? 'unknown' : read.status;
  const suffix = suffixOf(record) ?? '';
  const bought = purchase ? boughtBy(purchase) : (findBought(suffix) ?? neverBought);
  const titles = [values.displayName, bought.lineName, values.skuTitle, values.productTitle];
  const expiresAt = values.expiryDate ?? null;
  const common = {
    rawStatus: kind === undefined ? `entitlementType: ${values.entitlementType ?? 'none'}` : read.rawStatus,
    importHash: `${print}.${bought.hash}`,
    name:
      nameOf(bought.lineName ?? values.displayName, values.skuTitle || values.productTitle) ??
      firstName([values.productId], 'Unnamed'),
    quantity: values.quantity ?? 0,
    purchasedAt: bought.purchasedAt,
    expiresAt,
    status,
  };
  const named = { ...reference, productOrderId: readId(record.productOrderId) ?? null };
  const all = [...findings, ...read.findings];
  if (kind === 'reservation' || kind === 'savingsPlan') {
    const isVirtualMachine = type === 'virtualmachinereservedinstance';
    const refundable = kind === 'reservation' && isRefundable(reservationTypeOf(record), titles, isVirtualMachine);
    return {
      row: { ...named, kind, row: { id: `${idPrefixes[kind]}${suffix}`, ...common, refundable } },
      findings: all,
    };
  }
  const { perpetual, subscription } = windows.softwareCancellationDays;
  const usualWindow = bought.windowFrom && addDays(bought.windowFrom, expiresAt === null ? perpetual : subscription);
  const sent = sentWindow(values, expiresAt);
  const row = {
    id: `${idPrefixes.softwarePurchase}${suffix}`,
    ...common,
    cancellationAllowedUntil: sent === undefined ? usualWindow : sent,
  };
  const typeRead = kind !== undefined || findings.some(({ path }) => path.endsWith('.entitlementType'));
  return {
    row: { ...named, kind: 'softwarePurchase', row },
    findings: typeRead ? all : [...all, unknownType(place, record.entitlementType)],
  };
};

/**
 * An entitlement is identified by the order line that bought it, and was bought when that order was placed. Where no
 * order of this export names it, an earlier import's finding still holds.
 */
export const readEntitlements = (options: {
  readonly file: ExportFile;
  readonly findPurchase: FindPurchase;
  readonly findBought?: FindBought;
  readonly windows: Windows;
}): FileRead<EntitlementDraft> =>
  readCollection<EntitlementDraft>({
    file: options.file,
    idOf: suffixOf,
    read: (record, place, print) => readEntitlement({ findBought: () => undefined, ...options, record, place, print }),
    rowId: ({ row }) => row.id,
    reprint: (draft, prints) =>
      ({
        ...draft,
        row: { ...draft.row, status: 'unknown', importHash: conflictHash(draft.row.importHash, prints) },
      }) as EntitlementDraft,
  });
