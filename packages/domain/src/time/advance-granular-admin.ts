import { transition } from '../lifecycle/machine.ts';
import { delegatedAdminMachine } from '../lifecycle/machines.ts';
import type { DelegatedAdminRelationship } from '../model/entities.ts';
import type { EventType } from '../model/vocabulary.ts';
import type { Policy } from '../policy.ts';
import { addDays, isPast } from './instants.ts';

/** What time does to granular admin privileges next. */
export interface GranularAdminStep {
  readonly at: Date;
  readonly type: EventType;
  readonly set: Partial<Omit<DelegatedAdminRelationship, 'partnerId' | 'id'>>;
}

/**
 * What time does next, due or ahead; undefined when nothing.
 * APPROVAL_PENDING  EXPIRED some days after it was asked for (policy)
 * ACTIVE            announced some days before its end (policy), each announcement once; of several that are overdue
 *                   together only the one nearest to the end; none that would fall before it began
 *                   at its end: extended with auto-extend on, and then announced anew; else EXPIRED
 */
export const comingGranularAdminStep = (
  item: DelegatedAdminRelationship,
  policy: Policy,
  now: Date,
): GranularAdminStep | undefined => {
  if (item.status === 'approval_pending') return expire(item, addDays(item.createdAt, policy.granularAdminAnswerDays));
  if (item.status !== 'active' || item.endsAt === null) return undefined;
  return comingWarning({ ...item, endsAt: item.endsAt }, policy, now) ?? ending(item, item.endsAt, policy);
};

const comingWarning = (
  { endsAt, activatedAt, warnedDays }: DelegatedAdminRelationship & { readonly endsAt: Date },
  policy: Policy,
  now: Date,
): GranularAdminStep | undefined => {
  const warnings = policy.granularAdminWarningDays
    .filter((days) => warnedDays === null || days < warnedDays)
    .map((days) => ({ days, at: addDays(endsAt, -days) }))
    .filter(({ at }) => activatedAt === null || at > activatedAt)
    .sort((a, b) => b.days - a.days);
  const next = warnings.filter(({ at }) => isPast(at, now)).at(-1) ?? warnings[0];
  return next && { at: next.at, type: 'granular-admin-relationship-expiring', set: { warnedDays: next.days } };
};

const ending = (item: DelegatedAdminRelationship, at: Date, policy: Policy): GranularAdminStep =>
  item.autoExtend
    ? {
        at,
        type: 'granular-admin-relationship-extended',
        set: { endsAt: addDays(at, policy.granularAdminExtensionDays), warnedDays: null },
      }
    : expire(item, at);

const expire = (item: DelegatedAdminRelationship, at: Date): GranularAdminStep => ({
  at,
  type: 'granular-admin-relationship-expired',
  set: { status: transition(delegatedAdminMachine, item.status, 'expired') },
});
