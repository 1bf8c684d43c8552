import { termDays } from './offers.ts';
import type { Gdap, Model, Sub, Told } from './state.ts';
import { activeRels, day } from './state.ts';

/** What time did to one thing: the event, if any is due, once for each call. */
type Step = Told['type'] | undefined;

/** The last millisecond of a month that begins then: counted from the day it all began on, where the terms kept to it. */
const monthFrom = (start: number, began: number): number => {
  const at = new Date(start);
  const lastDay = (months: number) =>
    new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months + 1, 0)).getUTCDate();
  const first = new Date(began).getUTCDate();
  const anchor = Math.min(first, lastDay(0)) === at.getUTCDate() ? first : at.getUTCDate();
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, Math.min(anchor, lastDay(1))) - 1;
};

const stepSub = (sub: Sub, now: number): Step => {
  const isNew = sub.offer === 'fresh';
  if (sub.status === 'active' && sub.action !== null && now >= sub.end) {
    if (sub.action === 'extend') {
      if (now === sub.end) return undefined;
      const type = sub.extended ? 'subscription-renewed' : 'subscription-extended';
      sub.end = monthFrom(sub.end + 1, sub.began);
      sub.window = sub.end;
      sub.extended = true;
      return type;
    }
    if (sub.action !== 'renew' || sub.offer === 'imported') {
      sub.status = 'expired';
      return 'subscription-expired';
    }
    // The last day is whole: the next term begins with the day after it.
    if (isNew && now === sub.end) return undefined;
    if (isNew) sub.window = sub.end + 1 + 7 * day;
    sub.end += termDays[sub.offer] * day;
    return 'subscription-renewed';
  }
  if (sub.status === 'suspended' && isNew && now >= sub.end) {
    sub.status = 'expired';
    sub.suspendedAtEnd = true;
    return 'subscription-expired';
  }
  if (sub.status === 'suspended' && sub.deletion !== null && now >= sub.deletion) {
    sub.status = 'deleted';
    return 'subscription-updated';
  }
  if (sub.status === 'expired' && now >= sub.end + 30 * day) {
    sub.status = 'disabled';
    return 'subscription-updated';
  }
  if (sub.status === 'disabled' && now >= sub.end + 120 * day) {
    sub.status = 'deleted';
    return 'subscription-updated';
  }
  return undefined;
};

const stepGdap = (gdap: Gdap, now: number): Step => {
  if (gdap.status === 'approval_pending' && now >= gdap.createdAt + 90 * day) {
    gdap.status = 'expired';
    return 'granular-admin-relationship-expired';
  }
  if (gdap.status !== 'active') return undefined;
  const due = [31, 7, 1].filter(
    (days) => days < gdap.warned && now >= gdap.end - days * day && gdap.end - days * day > gdap.began,
  );
  if (due.length > 0) {
    gdap.warned = Math.min(...due);
    return 'granular-admin-relationship-expiring';
  }
  if (now < gdap.end) return undefined;
  if (!gdap.autoExtend) {
    gdap.status = 'expired';
    return 'granular-admin-relationship-expired';
  }
  gdap.end += 180 * day;
  gdap.warned = Number.POSITIVE_INFINITY;
  return 'granular-admin-relationship-extended';
};

/** Items of removed relationships do not change; they catch up when the relationship is re-established. */
export const catchUp = (model: Model): readonly Told[] => {
  const told: Told[] = [];
  const repeat = (partner: Told['partner'], subject: () => string, step: () => Step) => {
    for (let type = step(); type !== undefined; type = step()) told.push({ partner, type, subject });
  };
  for (const rel of activeRels(model)) {
    for (const sub of rel.subs)
      repeat(
        rel.partner,
        () => sub.id,
        () => stepSub(sub, model.now),
      );
    for (const gdap of rel.gdaps)
      repeat(
        rel.partner,
        () => gdap.id,
        () => stepGdap(gdap, model.now),
      );
  }
  for (const made of model.requests)
    if (made.state === 'sent' && model.now >= made.expires) {
      made.state = 'expired';
      told.push({ partner: made.partner, type: 'reseller-relationship-request-expired', subject: () => made.id });
    }
  return told;
};
