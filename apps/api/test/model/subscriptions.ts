import { may } from './rules.ts';
import type { Expected, Model, Rel, Sub, Told, Who } from './state.ts';
import { day, findSub, nothing } from './state.ts';

const isNew = (sub: Sub) => sub.offer === 'fresh';

export const blocks = (rel: Rel, sub: Sub, now: number): boolean => {
  switch (sub.status) {
    case 'unknown':
      return !rel.waived.has(sub);
    case 'active':
      return true;
    case 'suspended':
      return isNew(sub);
    case 'expired':
    case 'disabled':
      return isNew(sub) && sub.suspendedAtEnd && now < sub.end + 30 * day;
    default:
      return false;
  }
};

const isInsideWindow = (sub: Sub, now: number): boolean => sub.extended || (sub.window !== null && now <= sub.window);

/** What it blocks as, as far as something else than time changes that: what cannot be cancelled once it is suspended waits. */
export const blocksAs = (sub: Sub, now: number): 'runs' | 'waits' =>
  isNew(sub) && sub.status === 'suspended' && !isInsideWindow(sub, now) ? 'waits' : 'runs';

type Decide = (sub: Sub, rel: Rel, model: Model) => Expected;

const tell = (rel: Rel, type: Told['type'], subs: readonly Sub[]): Expected => ({
  answer: 'done',
  told: subs.map((sub) => ({ partner: rel.partner, type, subject: () => sub.id })),
});

const suspend: Decide = (sub, rel, { now }) => {
  if (sub.status === 'suspended') return nothing('replayed');
  if (sub.status !== 'active' || sub.extended) return nothing('StateError');
  const suspended = [sub, ...rel.subs.filter((one) => one.base === sub && one.status === 'active')];
  for (const one of suspended) {
    one.status = 'suspended';
    one.deletion = isNew(one) ? null : Math.min(now + 90 * day, one.end > now ? one.end : Number.POSITIVE_INFINITY);
    if (isNew(one)) one.action = null;
  }
  return tell(rel, 'subscription-suspended', suspended);
};

const reactivate: Decide = (sub, rel) => {
  if (sub.status === 'active') return nothing('replayed');
  if (sub.status !== 'suspended') return nothing('StateError');
  if (sub.base !== null && sub.base.status !== 'active') return nothing('StateError');
  sub.status = 'active';
  // Its renewal does not come back, and nobody chose another end.
  if (isNew(sub)) sub.action = 'extend';
  sub.deletion = null;
  return tell(rel, 'subscription-reactivated', [sub]);
};

const cancel: Decide = (sub, rel, { now }) => {
  if (sub.status === 'cancelled') return nothing('replayed');
  const runs = sub.status === 'active' || sub.status === 'suspended';
  if (!isNew(sub) || !runs || !isInsideWindow(sub, now)) return nothing('StateError');
  sub.status = 'cancelled';
  return tell(rel, 'subscription-cancelled', [sub]);
};

/** New commerce is left by cancelling at the end of the term, everything else by letting it expire. */
const leaving = (sub: Sub) => (isNew(sub) ? 'cancel' : 'expire');

/** What is asked for at the end of a term. */
export const choices: Readonly<Record<'renewOn' | 'renewOff' | 'extend', (sub: Sub) => NonNullable<Sub['action']>>> = {
  renewOn: () => 'renew',
  renewOff: leaving,
  extend: () => 'extend',
};

const endOfTerm =
  (choice: keyof typeof choices): Decide =>
  (sub, rel, { now }) => {
    const action = choices[choice](sub);
    if (sub.action === action) return nothing('replayed');
    if (sub.status !== 'active' || now >= sub.end || sub.extended) return nothing('StateError');
    if (action === 'extend' && !isNew(sub)) return nothing('StateError');
    sub.action = action;
    return tell(rel, 'subscription-updated', [sub]);
  };

export const subscriptionRules = {
  suspendSubscription: suspend,
  reactivateSubscription: reactivate,
  cancelSubscription: cancel,
  renewOn: endOfTerm('renewOn'),
  renewOff: endOfTerm('renewOff'),
  extend: endOfTerm('extend'),
} as const;

export const onSubscription = (
  model: Model,
  who: Who,
  { sub, rule }: { readonly sub: Sub; readonly rule: keyof typeof subscriptionRules },
): Expected => {
  if ('customer' in who || !may(who, 'subscriptions')) return nothing('ForbiddenError');
  const rel = findSub(model, who.partner, sub);
  return rel === undefined ? nothing('NotFoundError') : subscriptionRules[rule](sub, rel, model);
};

/** Only an unknown status can be waived. */
export const waive = (who: Who, { sub, rel }: { readonly sub: Sub; readonly rel: Rel }): Expected => {
  if ('customer' in who || !may(who, 'waive')) return nothing('ForbiddenError');
  if (who.partner !== rel.partner || rel.state !== 'active') return nothing('NotFoundError');
  if (!rel.subs.includes(sub)) return nothing('NotFoundError');
  if (sub.status !== 'unknown') return nothing('StateError');
  if (rel.waived.has(sub)) return nothing('replayed');
  rel.waived.add(sub);
  return { answer: 'done', told: [{ partner: rel.partner, type: 'removal-blocker-waived', subject: () => sub.id }] };
};
