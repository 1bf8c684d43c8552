import type { CommerceModel, SubscriptionKind } from '@untether/domain';
import { type Finding, type Place, unread, wayOuts } from '../finding.ts';
import { wordKey } from './normalise.ts';

/** What a record in the list of subscriptions is of: a subscription, or a commitment that the vendor lists there too. */
export type Product =
  | { readonly is: 'subscription'; readonly kind: SubscriptionKind; readonly commerceModel: CommerceModel }
  | { readonly is: 'reservation' | 'savingsPlan' };

export interface ProductRead {
  readonly product: Product;
  /** `field: value` of what is not recognised; null where all is. */
  readonly unrecognised: string | null;
  readonly findings: readonly Finding[];
}

const newCommerce = (kind: SubscriptionKind): Product => ({ is: 'subscription', kind, commerceModel: 'new_commerce' });

const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const legacyOffer = (offerId: string): boolean => guid.test(offerId) || /^ms-azr-/i.test(offerId);

/**
 * Tells what a record is of by all that the vendor sends. Legacy only by the shape of its offer id, as the vendor's own
 * tools tell it; third-party software also where it names no product type; what is not recognised stays unknown.
 */
export const readProduct = (
  sent: {
    readonly productType?: string | null | undefined;
    readonly subType: string | null;
    readonly billingType?: string | null | undefined;
    readonly isMicrosoftProduct?: boolean | null | undefined;
    readonly offerId?: string | null | undefined;
  },
  place: Place,
): ProductRead => {
  const { productType, isMicrosoftProduct, billingType } = sent;
  const offerId = sent.offerId ?? '';
  const known = (product: Product): ProductRead => ({ product, unrecognised: null, findings: [] });
  const unknown = (field: string, name: string, value: string, reason: string): ProductRead => ({
    product: newCommerce('unknown'),
    unrecognised: `${name}: ${value}`,
    findings: [unread(place, field, reason, wayOuts.newerVersion)],
  });
  const type = wordKey(productType ?? '');
  const subType = wordKey(sent.subType ?? '');
  const isThirdParty = isMicrosoftProduct === false;
  if (type === 'azure') {
    if (/reserv/.test(subType)) return known({ is: 'reservation' });
    if (subType === 'savingsplan' || (subType === '' && wordKey(billingType ?? '') === 'benefit'))
      return known({ is: 'savingsPlan' });
    if (subType === '') return known(newCommerce('azure_plan'));
    const word = sent.subType ?? '';
    return unknown('productType.subType', 'subType', word, `subtype "${word}" is not known to this version`);
  }
  if (type === 'software') return known(newCommerce('software'));
  if (type === 'saas' || isThirdParty) return known(newCommerce('marketplace_saas'));
  if (type === 'onlineservicesnce') return known(newCommerce('license'));
  if (type !== '') {
    const word = productType ?? '';
    return unknown('productType.id', 'productType', word, `product type "${word}" is not known to this version`);
  }
  if (legacyOffer(offerId)) return known({ is: 'subscription', kind: 'license', commerceModel: 'legacy' });
  const reason = `without a product type, offer "${offerId}" does not say what it is: legacy offers are GUIDs or MS-AZR-…`;
  return unknown('offerId', 'offerId', offerId === '' ? 'none' : offerId, reason);
};
