import { may } from './rules.ts';
import type { CustomerKey, Expected, Gdap, Model, PartnerKey, Rel, Told, Who } from './state.ts';
import { activeRels, day, latestRel, nothing } from './state.ts';

/** Either side names the other. */
export const removeDap = (
  model: Model,
  who: Who,
  other: { readonly partner: PartnerKey; readonly customer: CustomerKey },
): Expected => {
  if (!may(who, 'endDelegatedAdmin')) return nothing('ForbiddenError');
  const rel =
    'customer' in who ? latestRel(model, other.partner, who.customer) : latestRel(model, who.partner, other.customer);
  if (rel?.state !== 'active') return nothing('NotFoundError');
  if (!rel.dap) return nothing('replayed');
  rel.dap = false;
  return tell(rel, 'dap-admin-relationship-terminated', () => rel.id);
};

export interface GdapInput {
  readonly customer: CustomerKey;
  readonly days: number;
  readonly autoExtend: boolean;
  readonly role: string;
}

export const requestGdap = (model: Model, who: Who, input: GdapInput): Expected => {
  if ('customer' in who || !may(who, 'requestGdap')) return nothing('ForbiddenError');
  const rel = latestRel(model, who.partner, input.customer);
  if (rel?.state !== 'active') return nothing('NotFoundError');
  if (input.days < 1 || input.days > 730 || input.role === 'Emperor') return nothing('ValidationError');
  const gdap: Gdap = {
    id: '',
    status: 'approval_pending',
    createdAt: model.now,
    days: input.days,
    autoExtend: input.autoExtend,
    began: 0,
    end: 0,
    warned: Number.POSITIVE_INFINITY,
  };
  rel.gdaps.push(gdap);
  return {
    ...tell(rel, 'granular-admin-relationship-created', () => gdap.id),
    bind: (payload) => {
      gdap.id = payload.delegatedAdminRelationship ?? '';
    },
  };
};

export type GdapAnswer = 'approveDelegatedAdmin' | 'rejectDelegatedAdmin' | 'terminateDelegatedAdmin';

const outcomes = {
  approveDelegatedAdmin: { goal: 'active', type: 'granular-admin-relationship-activated' },
  rejectDelegatedAdmin: { goal: 'rejected', type: 'granular-admin-relationship-rejected' },
  terminateDelegatedAdmin: { goal: 'terminated', type: 'granular-admin-relationship-terminated' },
} as const;

export const answerGdap = (
  model: Model,
  who: Who,
  { gdap, answer }: { readonly gdap: Gdap; readonly answer: GdapAnswer },
): Expected => {
  const isTermination = answer === 'terminateDelegatedAdmin';
  if ('customer' in who ? false : !(isTermination && may(who, 'endDelegatedAdmin'))) return nothing('ForbiddenError');
  const rel = activeRels(model).find(
    (one) =>
      one.gdaps.includes(gdap) && ('customer' in who ? one.customer === who.customer : one.partner === who.partner),
  );
  if (rel === undefined) return nothing('NotFoundError');
  const { goal, type } = outcomes[answer];
  if (gdap.status === goal) return nothing('replayed');
  const legal = gdap.status === 'approval_pending' || (isTermination && gdap.status === 'active');
  if (!legal) return nothing('StateError');
  gdap.status = goal;
  if (goal === 'active') {
    gdap.began = model.now;
    gdap.end = model.now + gdap.days * day;
  }
  return tell(rel, type, () => gdap.id);
};

const tell = (rel: Rel, type: Told['type'], subject: () => string): Expected => ({
  answer: 'done',
  told: [{ partner: rel.partner, type, subject }],
});
