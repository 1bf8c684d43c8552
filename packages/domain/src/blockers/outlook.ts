import type { RemovalBlockerKind, RemovalOutlook } from '../model/vocabulary.ts';
import { removalOutlooks } from '../model/vocabulary.ts';
import type { RemovalBlocker } from './blocker.ts';

type OfBlocker = Exclude<RemovalOutlook, 'ready'>;

/**
 * What has to happen for a blocker to go. `clearable`: somebody clears it here now, or it goes with those before it.
 * `must_run_out`: time does, by a known date, once its end is chosen. `needs_vendor`: an answer, an order or an export
 * of the vendor, such as one that knows when the term ends; a waiver is no way out of that, somebody only vouches for it.
 */
export const outlookOf = ({
  resolutions,
  clearsAt,
  clearAfter,
}: Pick<RemovalBlocker, 'resolutions' | 'clearsAt' | 'clearAfter'>): OfBlocker => {
  if (resolutions.includes('suspend') || resolutions.includes('cancel')) return 'clearable';
  if (clearsAt !== null) return 'must_run_out';
  return clearAfter.length > 0 ? 'clearable' : 'needs_vendor';
};

/** The worst of its blockers' decides for a relationship: each is in exactly one class. */
export const worstOutlook = (blockers: readonly Parameters<typeof outlookOf>[0][]): RemovalOutlook => {
  const worst = Math.max(0, ...blockers.map((blocker) => removalOutlooks.indexOf(outlookOf(blocker))));
  return removalOutlooks[worst] ?? 'ready';
};

/** How blockers of a kind usually go; one inside its window, or of an item without an end, may differ. */
export const usualOutlook: Readonly<Record<RemovalBlockerKind, OfBlocker>> = {
  active_subscription: 'clearable',
  active_trial: 'clearable',
  active_add_on: 'clearable',
  active_new_commerce_subscription: 'clearable',
  new_commerce_outside_window: 'must_run_out',
  new_commerce_suspended: 'must_run_out',
  new_commerce_in_grace: 'must_run_out',
  active_software_subscription: 'must_run_out',
  active_azure_entitlement: 'clearable',
  active_azure_plan: 'clearable',
  active_marketplace_subscription: 'must_run_out',
  active_reservation: 'clearable',
  non_refundable_reservation: 'must_run_out',
  active_savings_plan: 'must_run_out',
  software_purchase: 'clearable',
  software_purchase_outside_window: 'needs_vendor',
  pending_order: 'needs_vendor',
  unknown_status: 'needs_vendor',
  record_incomplete: 'needs_vendor',
};
