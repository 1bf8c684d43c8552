import type { CustomerSubscription } from '../../model/entities.ts';
import type { RemovalResolution } from '../../model/vocabulary.ts';
import { addHours, earliest, isPast, justAfter } from '../../time/instants.ts';
import type { Moment, WayOut } from './rule.ts';

export const hasStatus =
  (...wanted: readonly string[]) =>
  (item: { readonly status: string }): boolean =>
    wanted.includes(item.status);
export const always = () => true;
export const never = () => false;

export const immediately = (resolution: RemovalResolution): WayOut => ({
  resolutions: [resolution],
  allowedUntil: null,
  clearsAt: null,
  changesAt: null,
});
export const suspend = () => immediately('suspend');

export const cancelUntil = (end: Date | null): WayOut => ({
  resolutions: ['cancel'],
  allowedUntil: end,
  clearsAt: null,
  changesAt: end === null ? null : justAfter(end),
});

/** The same way out, until the expiry if that comes first. */
export const orUntilExpiry = (expiresAt: Date | null, way: WayOut): WayOut => ({
  ...way,
  changesAt: earliest([way.changesAt, expiresAt].filter((instant) => instant !== null)) ?? null,
});

/** A wait with a date ahead; without one (or past it, the record being stale) an admin agent may waive. */
export const waitUntil = (end: Date | null, now: Date): WayOut =>
  end !== null && now < end
    ? { resolutions: ['wait'], allowedUntil: null, clearsAt: end, changesAt: end }
    : { resolutions: ['wait', 'waive'], allowedUntil: null, clearsAt: null, changesAt: null };

/** The choice that lets it run out, before the wait; none where it was made, or the term is over. */
export const offerChoice = (
  choice: 'cancel_at_term_end' | 'turn_off_auto_renew' | null,
  item: CustomerSubscription,
  { wait, now }: { readonly wait: WayOut; readonly now: Date },
): WayOut =>
  choice !== null && item.status === 'active' && !isPast(item.commitmentEndDate, now)
    ? { ...wait, resolutions: [choice, ...wait.resolutions] }
    : wait;

export const pendingSince = (since: Date, { policy, now }: Moment): WayOut => {
  const waivableAt = addHours(since, policy.pendingWaivableAfterHours);
  return now > waivableAt
    ? { resolutions: ['wait', 'waive'], allowedUntil: null, clearsAt: null, changesAt: null }
    : { resolutions: ['wait'], allowedUntil: null, clearsAt: null, changesAt: justAfter(waivableAt) };
};

export const askOrWaive = (): WayOut => ({
  resolutions: ['contact_support', 'waive'],
  allowedUntil: null,
  clearsAt: null,
  changesAt: null,
});
