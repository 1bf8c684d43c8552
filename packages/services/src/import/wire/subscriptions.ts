import {
  type CommerceModel,
  idPrefixes,
  isNewCommerceLicence,
  type Policy,
  type SubscriptionKind,
  subscriptionDefaults,
} from '@untether/domain';
import { z } from 'zod';
import type { Draft } from '../drafts.ts';
import type { ExportFile } from '../export-files.ts';
import { type ImportFinding, type Place, unread, wayOuts } from '../finding.ts';
import { conflicting, type FileRead, type RecordRead, readCollection, readId } from './collection.ts';
import { readEndOfTerm, readTerm, termShape } from './end-of-term.ts';
import {
  amount,
  firstName,
  flag,
  instant,
  isRecord,
  readFields,
  text,
  texts,
  unknownStart,
  type WireRecord,
  withoutDate,
} from './fields.ts';
import { fingerprint } from './fingerprint.ts';
import { readSubscriptionStatus } from './status.ts';

const shape = {
  offerId: text,
  offerName: text,
  friendlyName: text,
  quantity: amount,
  unitType: text,
  productType: z.object({ id: z.string() }).nullish(),
  parentSubscriptionId: text,
  ...termShape,
  cancellationAllowedUntilDate: instant,
  refundOptions: z.array(z.object({ expiresAt: instant })).nullish(),
  autoRenewEnabled: flag,
  isTrial: flag,
  billingCycle: text,
  suspensionReasons: texts,
  orderId: text,
};

const cosmetic = [
  'offerId',
  'offerName',
  'friendlyName',
  'unitType',
  'billingCycle',
  'termDuration',
  'suspensionReasons',
  'orderId',
] as const;

interface ProductKind {
  readonly kind: SubscriptionKind;
  readonly commerceModel: CommerceModel;
}

const legacy: ProductKind = { kind: 'license', commerceModel: 'legacy' };
const unknownProduct: ProductKind = { kind: 'unknown', commerceModel: 'new_commerce' };
const products: Readonly<Record<string, ProductKind>> = {
  OnlineServicesNCE: { kind: 'license', commerceModel: 'new_commerce' },
  Azure: { kind: 'azure_plan', commerceModel: 'new_commerce' },
  SaaS: { kind: 'marketplace_saas', commerceModel: 'new_commerce' },
};

const productOf = (productType: { readonly id: string } | null | undefined): ProductKind => {
  if (productType === null || productType === undefined) return legacy;
  return (Object.hasOwn(products, productType.id) ? products[productType.id] : undefined) ?? unknownProduct;
};

const unknownProductType = (place: Place, id: string): ImportFinding =>
  unread(place, 'productType.id', `product type "${id}" is not known to this version`, wayOuts.newerVersion);

/** A marketplace offer's window ends with its last refund option, if it names no window itself. */
const lastRefund = (options: readonly { readonly expiresAt?: Date | null | undefined }[]): Date | null =>
  options.reduce<Date | null>(
    (last, { expiresAt }) => (expiresAt && (last === null || expiresAt > last) ? expiresAt : last),
    null,
  );

const readSubscription =
  (policy: Policy) =>
  (record: WireRecord, place: Place): RecordRead<Draft<'subscription'>> => {
    const { values, unsure, findings } = readFields({ shape, record, place, cosmetic });
    const status = readSubscriptionStatus(record.status, place);
    const productUnread = values.productType === undefined && record.productType !== undefined;
    const product = productUnread ? unknownProduct : productOf(values.productType);
    const window = values.cancellationAllowedUntilDate ?? null;
    const parentSubscriptionId = values.parentSubscriptionId
      ? idPrefixes.subscription + values.parentSubscriptionId
      : null;
    const isTrial = values.isTrial ?? false;
    const of = { ...product, isTrial, parentSubscriptionId };
    const term = readTerm(record, values, of);
    const autoRenew = values.autoRenewEnabled ?? null;
    const { findings: aboutEnd, ...end } = readEndOfTerm({ record, place, policy }, { ...of, ...term, autoRenew });
    const name = firstName([values.friendlyName, values.offerName, values.offerId], 'Unnamed subscription');
    return {
      row: {
        ...subscriptionDefaults,
        id: idPrefixes.subscription + readId(record.id),
        rawStatus: status.rawStatus,
        importHash: fingerprint(record),
        offerId: values.offerId ?? '',
        offerName: firstName([values.offerName], name),
        friendlyName: name,
        quantity: values.quantity ?? 0,
        unitType: values.unitType ?? 'Licenses',
        status: unsure ? 'unknown' : status.status,
        ...product,
        ...term,
        ...end,
        isTrial,
        ...(status.status === 'suspended' &&
          isNewCommerceLicence(product) && { endOfTermAction: null, nextTerm: null }),
        billingCycle: values.billingCycle ?? null,
        termDuration: values.termDuration ?? null,
        startDate: values.effectiveStartDate ?? values.creationDate ?? unknownStart,
        cancellationAllowedUntil:
          product.kind === 'marketplace_saas' ? (window ?? lastRefund(values.refundOptions ?? [])) : window,
        parentSubscriptionId,
        suspensionReasons: values.suspensionReasons ?? [],
        orderId: values.orderId ? idPrefixes.order + values.orderId : null,
      },
      findings: [
        ...findings,
        ...status.findings,
        ...(status.status === 'active' ? aboutEnd : []),
        ...withoutDate(record, place, ['effectiveStartDate', 'creationDate']),
        ...(values.productType && product.kind === 'unknown' ? [unknownProductType(place, values.productType.id)] : []),
      ],
    };
  };

/** A plan's id names a folder of the export. */
const isFolderName = (id: string): boolean => /^[\w-]+$/.test(id);

export const readSubscriptions = (file: ExportFile, policy: Policy): FileRead<Draft<'subscription'>> =>
  readCollection({ file, idOf: (record) => readId(record.id), read: readSubscription(policy), unsettle: conflicting });

/** Vendor ids of the Azure plans whose entitlements an export may hold. */
export const listAzurePlanIds = (file: ExportFile): readonly string[] => {
  const items = file.state === 'read' && isRecord(file.json) ? file.json.items : undefined;
  if (!Array.isArray(items)) return [];
  const ids = items.flatMap((item) => {
    if (!isRecord(item)) return [];
    const isPlan = isRecord(item.productType) && item.productType.id === 'Azure';
    const id = isPlan ? readId(item.id) : undefined;
    return id !== undefined && isFolderName(id) ? [id] : [];
  });
  return [...new Set(ids)];
};
