import type { ItemChange } from '../events/changes.ts';
import { transition } from '../lifecycle/machine.ts';
import { delegatedAdminMachine } from '../lifecycle/machines.ts';
import { globalAdministrator } from '../model/directory-roles.ts';
import type { DelegatedAdminRelationship } from '../model/entities.ts';
import type { DelegatedAdminStatus } from '../model/vocabulary.ts';
import type { Policy } from '../policy.ts';
import { addDays, isPast } from './instants.ts';

/** What time does to granular admin privileges next. */
export type GranularAdminStep = ItemChange<'delegatedAdminRelationship'> & { readonly at: Date };

/**
 * What time does next, due or ahead; undefined when nothing.
 * APPROVAL_PENDING  EXPIRED some days after the request (policy)
 * ACTIVE            announced some days before its end (policy), each announcement once; of several that are overdue
 *                   together only the one nearest to the end; none that would fall before it began
 *                   at its end: extended where `extendsItself`, and then announced again; else EXPIRED
 */
export const comingGranularAdminStep = (
  item: DelegatedAdminRelationship,
  policy: Policy,
  now: Date,
): GranularAdminStep | undefined => {
  const warning =
    item.status === 'active' && item.endsAt !== null
      ? comingWarning({ ...item, endsAt: item.endsAt }, policy, now)
      : undefined;
  return warning ?? ending(item, policy);
};

/** Its status by the clock: EXPIRED once it has run out, whether or not that was recorded yet. */
export const granularAdminStatusAt = (
  item: DelegatedAdminRelationship,
  policy: Policy,
  now: Date,
): DelegatedAdminStatus => {
  const end = ending(item, policy);
  return end?.type === 'granular-admin-relationship-expired' && isPast(end.at, now) ? end.set.status : item.status;
};

/** Whether its end only extends it: the vendor extends nothing that has the Global Administrator among its roles. */
export const extendsItself = (item: Pick<DelegatedAdminRelationship, 'autoExtend' | 'roles'>): boolean =>
  item.autoExtend && !item.roles.includes(globalAdministrator);

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

const ending = (item: DelegatedAdminRelationship, policy: Policy): GranularAdminStep | undefined => {
  const { status, createdAt, endsAt } = item;
  if (status === 'approval_pending') return expire(item, addDays(createdAt, policy.granularAdminAnswerDays));
  if (status !== 'active' || endsAt === null) return undefined;
  return extendsItself(item)
    ? {
        at: endsAt,
        type: 'granular-admin-relationship-extended',
        set: { endsAt: addDays(endsAt, policy.granularAdminExtensionDays), warnedDays: null },
      }
    : expire(item, endsAt);
};

const expire = (item: DelegatedAdminRelationship, at: Date): GranularAdminStep => ({
  at,
  type: 'granular-admin-relationship-expired',
  set: { status: transition(delegatedAdminMachine, item.status, 'expired'), endedAt: at },
});
