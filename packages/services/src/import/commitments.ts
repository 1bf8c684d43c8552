import type { Draft } from './drafts.ts';
import type { EntitlementDraft } from './wire/entitlements.ts';
import { fingerprint } from './wire/fingerprint.ts';
import type { Purchased, SubscriptionDraft } from './wire/subscriptions.ts';

type Kind = 'reservation' | 'savingsPlan';
type Listed = Extract<SubscriptionDraft, { readonly kind: Kind }>;
type Entitled = Extract<EntitlementDraft, { readonly kind: Kind }>;

export interface Commitments {
  readonly rows: readonly Draft<Kind>[];
  /** Ids of entitlements that are the same thing as one among the subscriptions, and that one's id. */
  readonly same: ReadonlyMap<string, string>;
}

/**
 * Reservations or savings plans from both files the vendor lists them in. One thing in both is one item: the one among
 * the subscriptions, which is ACTIVE as long as either says so.
 */
export const mergeCommitments = (
  kind: Kind,
  subscriptions: readonly SubscriptionDraft[],
  entitlements: readonly EntitlementDraft[],
): Commitments => {
  const listed = subscriptions.filter((one): one is Listed => one.kind === kind);
  const entitled = entitlements.filter((one): one is Entitled => one.kind === kind);
  const same = new Map<string, string>();
  const rows = listed.map(({ row, purchased }) => {
    const twins = entitled.filter(
      (one) => !same.has(one.row.id) && isSamePurchase(purchased, one, { listed, entitled }),
    );
    for (const twin of twins) same.set(twin.row.id, row.id);
    return twins.reduce<Draft<Kind>>((whole, { row: twin }) => withTwin(whole, twin), row);
  });
  const others = entitled.flatMap(({ row }) => (same.has(row.id) ? [] : [row]));
  return { rows: [...rows, ...others], same };
};

const withTwin = (whole: Draft<Kind>, twin: Draft<Kind>): Draft<Kind> => ({
  ...whole,
  // The word that keeps it running is the vendor's last one.
  rawStatus: whole.status !== 'active' && twin.status === 'active' ? twin.rawStatus : whole.rawStatus,
  status: whole.status === 'active' || twin.status === 'active' ? 'active' : whole.status,
  expiresAt: whole.expiresAt ?? twin.expiresAt,
  refundable: whole.refundable === false || twin.refundable === false ? false : whole.refundable,
  importHash: fingerprint(whole.importHash, twin.importHash),
});

/** The same product order, or the same line of an order; in an order with one of this kind only, the same order. */
const isSamePurchase = (
  purchased: Purchased,
  { orderId, line, productOrderId }: Entitled,
  all: { readonly listed: readonly Listed[]; readonly entitled: readonly Entitled[] },
): boolean => {
  if (purchased.productOrderId !== null && [productOrderId, orderId].includes(purchased.productOrderId)) return true;
  if (purchased.orderId !== orderId) return false;
  const alone =
    all.listed.filter((one) => one.purchased.orderId === orderId).length === 1 &&
    all.entitled.filter((one) => one.orderId === orderId).length === 1;
  return alone || purchased.lines.includes(line);
};
