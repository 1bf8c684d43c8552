import { isReseller, may } from './rules.ts';
import type { CustomerKey, Expected, Gdap, Model, PartnerKey, Rel, Req, Told, Who } from './state.ts';
import { day, latestRel, nothing } from './state.ts';

export interface RequestInput {
  readonly customer: CustomerKey | null;
  /** Whether it asks for granular privileges, for `grantDays`. */
  readonly gdap: boolean;
  readonly days: number;
}

export const request = (model: Model, who: Who, { customer, gdap, days }: RequestInput): Expected => {
  if ('customer' in who || !may(who, gdap ? 'requestWithGdap' : 'request')) return nothing('ForbiddenError');
  if (days < 1 || days > 365) return nothing('ValidationError');
  const rel = customer === null ? undefined : latestRel(model, who.partner, customer);
  if (customer !== null && rel === undefined) return nothing('NotFoundError');
  if (rel?.state === 'active') return nothing('StateError');
  const { partner } = who;
  const made: Req = { id: '', token: '', partner, customer, gdap, state: 'sent', expires: model.now + days * day };
  model.requests.push(made);
  return {
    answer: 'done',
    told: [{ partner, type: 'reseller-relationship-requested', subject: () => made.id }],
    bind: (payload) => {
      made.id = payload.request ?? '';
      made.token = tokenOf(payload);
    },
  };
};

const tokenOf = ({ link = '' }: Record<string, string>): string => link.slice(link.indexOf('#') + 1);

export const revoke = (who: Who, made: Req): Expected => {
  if ('customer' in who || !may(who, 'request')) return nothing('ForbiddenError');
  if (made.partner !== who.partner) return nothing('NotFoundError');
  if (made.state === 'revoked') return nothing('replayed');
  if (made.state !== 'sent') return nothing('StateError');
  made.state = 'revoked';
  return tell(made, 'reseller-relationship-request-revoked');
};

export const resend = (
  model: Model,
  who: Who,
  { made, days }: { readonly made: Req; readonly days: number },
): Expected => {
  if ('customer' in who || !may(who, 'request')) return nothing('ForbiddenError');
  if (made.partner !== who.partner) return nothing('NotFoundError');
  if (made.gdap && !may(who, 'requestWithGdap')) return nothing('ForbiddenError');
  if (days < 1 || days > 365) return nothing('ValidationError');
  if (made.state !== 'sent' && made.state !== 'expired') return nothing('StateError');
  if (made.customer !== null && latestRel(model, made.partner, made.customer)?.state === 'active')
    return nothing('StateError');
  made.state = 'sent';
  made.expires = model.now + days * day;
  return {
    ...tell(made, 'reseller-relationship-requested'),
    bind: (payload) => {
      made.token = tokenOf(payload);
    },
  };
};

/** A partner's user never answers. */
export const decline = (who: Who, made: Req): Expected => {
  if (!('customer' in who)) return nothing('ForbiddenError');
  const isTheirs = made.customer === null || made.customer === who.customer;
  if ((made.state !== 'sent' && made.state !== 'declined') || !isTheirs) return nothing('InvitationError');
  if (made.state === 'declined') return nothing('replayed');
  made.state = 'declined';
  return tell(made, 'reseller-relationship-declined-by-customer');
};

export const accept = (model: Model, who: Who, made: Req): Expected => {
  if (!('customer' in who)) return nothing('ForbiddenError');
  if (made.state === 'accepted' && made.customer === who.customer) return nothing('replayed');
  const isTheirs = made.customer === null || made.customer === who.customer;
  if (made.state !== 'sent' || !isTheirs) return nothing('InvitationError');
  if (holdsAlready(model, who.customer, made)) return nothing('replayed');
  made.state = 'accepted';
  made.customer = who.customer;
  const own = establish(model, { partner: made.partner, customer: who.customer, reseller: null });
  const provider = isReseller(made.partner)
    ? establish(model, { partner: 'summit', customer: who.customer, reseller: made.partner })
    : undefined;
  const granted = made.gdap ? grant(model, own.rel) : undefined;
  const revoked = model.requests.filter(
    (one) => one.partner === made.partner && one.customer === who.customer && one.state === 'sent',
  );
  for (const one of revoked) one.state = 'revoked';
  return {
    answer: 'done',
    told: [
      ...own.told,
      ...(provider?.told ?? []),
      ...(granted?.told ?? []),
      ...revoked.flatMap((one) => tell(one, 'reseller-relationship-request-revoked').told),
    ],
    bind: (_, log) => {
      if (granted !== undefined)
        granted.gdap.id = log.find(({ type }) => type === 'granular-admin-relationship-created')?.subject ?? '';
      for (const { rel } of [own, ...(provider ? [provider] : [])])
        rel.id ||=
          log.find(
            (event) => event.partner === rel.partner && event.type === 'reseller-relationship-accepted-by-customer',
          )?.subject ?? '';
    },
  };
};

/** A link that brings nothing new stays unused. */
const holdsAlready = (model: Model, customer: CustomerKey, { partner, gdap }: Req): boolean => {
  const own = latestRel(model, partner, customer);
  const providers = latestRel(model, 'summit', customer);
  return (
    own?.state === 'active' &&
    !gdap &&
    (!isReseller(partner) || (providers?.state === 'active' && providers.reseller === partner))
  );
};

interface Side {
  readonly partner: PartnerKey;
  readonly customer: CustomerKey;
  readonly reseller: PartnerKey | null;
}

/** An ACTIVE relationship takes what is new; a removed one comes back as a new one with its subscriptions. */
const establish = (
  model: Model,
  { partner, customer, reseller }: Side,
): { readonly rel: Rel; readonly told: readonly Told[] } => {
  const latest = latestRel(model, partner, customer);
  const isNew = latest?.state !== 'active';
  const rel: Rel = isNew
    ? {
        id: '',
        partner,
        customer,
        state: 'active',
        dap: false,
        reseller,
        subs: latest?.subs ?? [],
        gdaps: [],
        waived: new Set(),
        lastAttempt: null,
      }
    : latest;
  if (isNew) {
    if (latest !== undefined) latest.subs = [];
    model.rels.push(rel);
  }
  rel.reseller = reseller ?? rel.reseller;
  return { rel, told: [{ partner, type: 'reseller-relationship-accepted-by-customer', subject: () => rel.id }] };
};

export const grantDays = 90;

/** What an acceptance grants is in force at once, and every acceptance grants anew. */
const grant = (model: Model, rel: Rel): { readonly gdap: Gdap; readonly told: readonly Told[] } => {
  const gdap: Gdap = {
    id: '',
    status: 'active',
    createdAt: model.now,
    days: grantDays,
    autoExtend: false,
    began: model.now,
    end: model.now + grantDays * day,
    warned: Number.POSITIVE_INFINITY,
  };
  rel.gdaps.push(gdap);
  const types = ['granular-admin-relationship-created', 'granular-admin-relationship-activated'] as const;
  return { gdap, told: types.map((type) => ({ partner: rel.partner, type, subject: () => gdap.id })) };
};

const tell = (made: Req, type: Told['type']): Expected => ({
  answer: 'done',
  told: [{ partner: made.partner, type, subject: () => made.id }],
});
