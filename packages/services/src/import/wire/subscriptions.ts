import {
  addDays,
  addHours,
  type CommitmentStatus,
  defaultPolicy,
  idPrefixes,
  isNewCommerceLicence,
  type Policy,
  type SubscriptionStatus,
} from '@untether/domain';
import * as z from 'zod';
import type { Draft } from '../drafts.ts';
import type { ExportFile } from '../export-files.ts';
import type { Place } from '../finding.ts';
import { type FileRead, type RecordRead, readCollection, readId, recordsIn } from './collection.ts';
import { readEndOfTerm, readTerm, termShape } from './end-of-term.ts';
import {
  amount,
  firstName,
  flag,
  isRecord,
  kindId,
  listOf,
  readFields,
  text,
  texts,
  unknownStart,
  type WireRecord,
  withoutDate,
} from './fields.ts';
import { conflictHash } from './fingerprint.ts';
import { wordKey } from './normalise.ts';
import { type ProductRead, readProduct } from './product.ts';
import { isRefundable } from './refundable.ts';
import { readSubscriptionStatus } from './status.ts';
import { sentWindow, windowShape } from './window.ts';

const shape = {
  ...windowShape,
  offerId: text,
  offerName: text,
  friendlyName: text,
  quantity: amount,
  unitType: text,
  productType: kindId,
  billingType: text,
  isMicrosoftProduct: flag,
  parentSubscriptionId: text,
  ...termShape,
  autoRenewEnabled: flag,
  isTrial: flag,
  billingCycle: text,
  suspensionReasons: texts,
  orderId: text,
  productOrderId: text,
  lineItems: listOf(z.object({ id: text, lineItemNumber: amount, friendlyName: text })),
};

const cosmetic = [
  'offerName',
  'friendlyName',
  'unitType',
  'billingCycle',
  'termDuration',
  'suspensionReasons',
  'orderId',
  'productOrderId',
  'lineItems',
] as const;

/** Days and hours that the vendor does not always send. */
export type Windows = Pick<Policy, 'softwareCancellationDays' | 'marketplaceRefundHours'>;

/** What names a commitment's purchase: the order with its lines, or the order of its product. */
export interface Purchased {
  readonly orderId: string | null;
  readonly lines: readonly string[];
  readonly productOrderId: string | null;
}

export type SubscriptionDraft =
  | { readonly kind: 'subscription'; readonly row: Draft<'subscription'> }
  | { readonly kind: 'reservation' | 'savingsPlan'; readonly row: Draft<'reservation'>; readonly purchased: Purchased };

const orderIn = (id: string | null | undefined): string | null => readId(id) ?? null;

/** As a commitment's: one that is being bought is not known to have begun, and blocks. */
const commitmentStatus: Readonly<Record<SubscriptionStatus, CommitmentStatus>> = {
  active: 'active',
  suspended: 'active',
  cancelled: 'cancelled',
  deleted: 'cancelled',
  expired: 'expired',
  disabled: 'expired',
  pending: 'unknown',
  unknown: 'unknown',
};

const subTypeOf = (record: WireRecord): string | null => {
  const { productType } = record;
  const subType = isRecord(productType) ? productType.subType : record.productSubType;
  const read = kindId.safeParse(subType);
  return (read.success ? read.data : JSON.stringify(subType)) ?? null;
};

/** A record that is not recognised says which field stands in the way, beside its status. */
const rawStatusOf = (product: ProductRead, rawStatus: string | null): string | null =>
  product.unrecognised ?? rawStatus;

const readSubscription = (
  record: WireRecord,
  place: Place,
  { print: importHash, policy }: { readonly print: string; readonly policy: Policy },
): RecordRead<SubscriptionDraft> => {
  const { values, findings: fields } = readFields({ shape, record, place, cosmetic });
  const status = readSubscriptionStatus(record.status, place);
  const { productType, billingType, isMicrosoftProduct, offerId } = values;
  const sentProduct = { productType, billingType, isMicrosoftProduct, offerId, subType: subTypeOf(record) };
  const product = readProduct(sentProduct, place);
  const findings = [
    ...fields,
    ...status.findings,
    ...withoutDate(record, place, ['effectiveStartDate', 'creationDate']),
    // Where the product type itself could not be read, that is told already.
    ...(values.productType === undefined && record.productType ? [] : product.findings),
  ];
  const id = readId(record.id ?? record.subscriptionId);
  const name = firstName([values.friendlyName, values.offerName, values.offerId], 'Unnamed subscription');
  const end = values.commitmentEndDate ?? null;
  const { is } = product.product;
  if (is !== 'subscription') {
    const lines = values.lineItems ?? [];
    const names = [values.friendlyName, values.offerName, ...lines.map((line) => line.friendlyName)];
    return {
      row: {
        kind: is,
        row: {
          id: `${idPrefixes[is]}${id}`,
          rawStatus: status.rawStatus,
          importHash,
          name,
          quantity: values.quantity ?? 0,
          purchasedAt: values.creationDate ?? values.effectiveStartDate ?? null,
          expiresAt: end,
          status: commitmentStatus[status.status],
          refundable: is === 'savingsPlan' ? false : isRefundable(null, names, false),
        },
        purchased: {
          orderId: orderIn(values.orderId),
          productOrderId: orderIn(values.productOrderId),
          lines: lines.flatMap((line) => readId(line.lineItemNumber ?? line.id) ?? []),
        },
      },
      findings,
    };
  }
  const { kind, commerceModel } = product.product;
  const isTrial = values.isTrial ?? false;
  const parentSubscriptionId = values.parentSubscriptionId
    ? idPrefixes.subscription + values.parentSubscriptionId.toLowerCase()
    : null;
  const of = { kind, commerceModel, isTrial, parentSubscriptionId };
  const term = readTerm(record, values, of);
  const autoRenew = values.autoRenewEnabled ?? null;
  const endOfTerm = readEndOfTerm({ record, place, policy }, { ...of, ...term, autoRenew });
  const usualWindow = (): Date | null => {
    const { purchasedOrRenewedAt: begun } = term;
    const bought = values.creationDate ?? values.effectiveStartDate ?? null;
    if (kind === 'software') return begun && addDays(begun, policy.softwareCancellationDays.subscription);
    if (kind !== 'marketplace_saas') return null;
    return isTrial && end !== null ? end : bought && addHours(bought, policy.marketplaceRefundHours);
  };
  const sent = sentWindow(values, term.commitmentEndDate);
  const endsSuspended = status.status === 'suspended' && isNewCommerceLicence(of);
  // Field by field: of ten thousands of records, spreading costs more than reading.
  const row: Draft<'subscription'> = {
    id: `${idPrefixes.subscription}${id}`,
    rawStatus: rawStatusOf(product, status.rawStatus),
    importHash,
    offerId: offerId ?? '',
    offerName: firstName([values.offerName], name),
    friendlyName: name,
    quantity: values.quantity ?? 0,
    unitType: values.unitType ?? 'Licenses',
    status: status.status,
    kind,
    commerceModel,
    isTrial,
    parentSubscriptionId,
    commitmentEndDate: term.commitmentEndDate,
    purchasedOrRenewedAt: term.purchasedOrRenewedAt,
    isExtendedServiceTerm: term.isExtendedServiceTerm,
    autoRenew: endOfTerm.autoRenew,
    endOfTermAction: endsSuspended ? null : endOfTerm.endOfTermAction,
    nextTerm: endsSuspended ? null : endOfTerm.nextTerm,
    billingCycle: values.billingCycle ?? null,
    termDuration: values.termDuration ?? null,
    startDate: values.effectiveStartDate ?? values.creationDate ?? unknownStart,
    cancellationAllowedUntil: sent === undefined ? usualWindow() : sent,
    suspendedAt: null,
    dataDeletionAt: null,
    supportContactPartnerId: null,
    suspensionReasons: values.suspensionReasons ?? [],
    orderId: values.orderId ? idPrefixes.order + values.orderId.toLowerCase() : null,
  };
  return {
    row: { kind: 'subscription', row },
    findings: [...findings, ...(status.status === 'active' ? endOfTerm.findings : [])],
  };
};

const idOf = (record: WireRecord): string | undefined => readId(record.id ?? record.subscriptionId);

export const readSubscriptions = (file: ExportFile, policy: Policy): FileRead<SubscriptionDraft> =>
  readCollection<SubscriptionDraft>({
    file,
    idOf,
    read: (record, place, print) => readSubscription(record, place, { print, policy }),
    rowId: ({ row }) => row.id,
    reprint: (draft, prints) =>
      ({
        ...draft,
        row: { ...draft.row, status: 'unknown', importHash: conflictHash(draft.row.importHash, prints) },
      }) as SubscriptionDraft,
  });

/** A plan's id names a folder of the export. */
const isFolderName = (id: string): boolean => /^[\w-]+$/.test(id);

/** Vendor ids of the Azure plans whose entitlements an export may hold. */
export const listAzurePlanIds = (file: ExportFile): readonly string[] => {
  if (!recordsIn(file, idOf).some(mayBeAzure)) return [];
  return readSubscriptions(file, defaultPolicy).rows.flatMap(({ kind, row }) => {
    if (kind !== 'subscription' || row.kind !== 'azure_plan') return [];
    const id = row.id.slice(idPrefixes.subscription.length);
    return isFolderName(id) ? [id] : [];
  });
};

/** Most customers have none: then nothing needs to be read. */
const mayBeAzure = (record: unknown): boolean => {
  const type = isRecord(record) ? kindId.safeParse(record.productType).data : undefined;
  return typeof type === 'string' && wordKey(type) === 'azure';
};
