import { defaultContact } from './contacts.ts';
import { may } from './rules.ts';
import type { CustomerKey, Expected, Model, Rel, Told, Who } from './state.ts';
import { activeRels, latestRel, nothing } from './state.ts';
import { blocks, blocksAs } from './subscriptions.ts';

export const remove = (model: Model, who: Who, customer: CustomerKey): Expected => {
  if ('customer' in who || !may(who, 'remove')) return nothing('ForbiddenError');
  const rel = latestRel(model, who.partner, customer);
  if (rel === undefined) return nothing('NotFoundError');
  if (rel.state === 'removed') return nothing('replayed');
  const blocking = rel.subs.filter((sub) => blocks(rel, sub, model.now));
  if (blocking.length > 0)
    return blocked(
      model,
      rel,
      blocking
        .map((sub) => `${sub.id} ${blocksAs(sub, model.now)}`)
        .sort()
        .join(),
    );
  const leaving = [
    rel,
    ...activeRels(model).filter((one) => one.customer === customer && one.partner === rel.reseller),
  ];
  const ended = leaving.flatMap((one) => end(model, one));
  return { answer: 'done', told: [...ended, ...fallBack(model, leaving)] };
};

/** The same refused attempt, for the same reasons, within a minute is recorded once; here time moves in days. */
const blocked = (model: Model, rel: Rel, key: string): Expected => {
  const isRepeated = rel.lastAttempt?.at === model.now && rel.lastAttempt.key === key;
  if (isRepeated) return nothing('RemovalBlockedError');
  rel.lastAttempt = { at: model.now, key };
  return {
    answer: 'RemovalBlockedError',
    told: [{ partner: rel.partner, type: 'reseller-relationship-removal-blocked', subject: () => rel.id }],
  };
};

const end = (model: Model, rel: Rel): readonly Told[] => {
  const { partner, customer } = rel;
  const told: Told[] = [{ partner, type: 'reseller-relationship-removed', subject: () => rel.id }];
  rel.state = 'removed';
  if (rel.dap) told.push({ partner, type: 'dap-admin-relationship-terminated', subject: () => rel.id });
  rel.dap = false;
  for (const gdap of rel.gdaps.filter((one) => one.status === 'active' || one.status === 'approval_pending')) {
    gdap.status = 'terminated';
    told.push({ partner, type: 'granular-admin-relationship-terminated', subject: () => gdap.id });
  }
  const open = model.requests.filter(
    (one) => one.partner === partner && one.customer === customer && one.state === 'sent',
  );
  for (const request of open) {
    request.state = 'revoked';
    told.push({ partner, type: 'reseller-relationship-request-revoked', subject: () => request.id });
  }
  return told;
};

const fallBack = (model: Model, leaving: readonly Rel[]): readonly Told[] => {
  const gone = leaving.map((rel) => rel.partner);
  const told: Told[] = [];
  for (const rel of [...leaving, ...activeRels(model)])
    for (const sub of rel.subs) {
      const isOwn = leaving.includes(rel);
      if (rel.customer !== leaving[0]?.customer || sub.contact === null) continue;
      if (!isOwn && !gone.includes(sub.contact)) continue;
      sub.contact = isOwn ? null : defaultContact(model, rel.customer, rel.partner);
      told.push({ partner: rel.partner, type: 'support-contact-updated', subject: () => sub.id });
    }
  return told;
};
