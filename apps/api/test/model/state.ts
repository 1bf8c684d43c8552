import type { EventType } from '@untether/domain';
import type { OfferKey } from './offers.ts';

/*
 * What the model remembers. It is written from the product's rules, not from its code: it shares with it nothing but
 * the names of states and events. Instants are milliseconds.
 */

export const partnerKeys = ['meridian', 'summit', 'harbor'] as const;
export type PartnerKey = (typeof partnerKeys)[number];
export const customerKeys = ['contoso', 'fabrikam'] as const;
export type CustomerKey = (typeof customerKeys)[number];
export const roleKeys = ['admin', 'sales', 'helpdesk'] as const;
export type RoleKey = (typeof roleKeys)[number];

export type Who = { readonly partner: PartnerKey; readonly role: RoleKey } | { readonly customer: CustomerKey };

export interface Sub {
  id: string;
  readonly offer: OfferKey | 'imported';
  status: 'active' | 'suspended' | 'cancelled' | 'expired' | 'disabled' | 'deleted' | 'unknown';
  readonly base: Sub | null;
  /** What happens at the end of its term; null = nothing is known. */
  action: 'renew' | 'expire' | 'cancel' | 'extend' | null;
  /** It goes on as a paid month. */
  extended: boolean;
  readonly began: number;
  /** It was suspended when its term ended. */
  suspendedAtEnd: boolean;
  end: number;
  window: number | null;
  deletion: number | null;
  contact: PartnerKey | null;
}

export interface Gdap {
  id: string;
  status: 'approval_pending' | 'active' | 'expired' | 'terminated' | 'rejected';
  readonly createdAt: number;
  readonly days: number;
  readonly autoExtend: boolean;
  began: number;
  end: number;
  warned: number;
}

export interface Rel {
  id: string;
  readonly partner: PartnerKey;
  readonly customer: CustomerKey;
  state: 'active' | 'removed';
  dap: boolean;
  reseller: PartnerKey | null;
  subs: Sub[];
  readonly gdaps: Gdap[];
  readonly waived: Set<Sub>;
  lastAttempt: { readonly at: number; readonly key: string } | null;
}

export interface Req {
  id: string;
  token: string;
  readonly partner: PartnerKey;
  customer: CustomerKey | null;
  readonly gdap: boolean;
  state: 'sent' | 'accepted' | 'declined' | 'expired' | 'revoked';
  expires: number;
}

export interface Model {
  now: number;
  readonly rels: Rel[];
  readonly requests: Req[];
}

/** One event that has to be in a partner's log; the subject's id may be known only once the real one has answered. */
export interface Told {
  readonly partner: PartnerKey;
  readonly type: EventType;
  readonly subject: () => string;
}

/** What the API has to answer: the payload, replayed or not, or an error's type; and what the logs have to say. */
export interface Expected {
  readonly answer: 'done' | 'replayed' | `${string}Error`;
  readonly told: readonly Told[];
  /** Takes ids over from the real answer. */
  readonly bind?: (
    payload: Record<string, string>,
    subjects: readonly { partner: PartnerKey; type: string; subject: string }[],
  ) => void;
}

export const day = 86_400_000;
export const nothing = (answer: Expected['answer']): Expected => ({ answer, told: [] });

export const latestRel = ({ rels }: Model, partner: PartnerKey, customer: CustomerKey): Rel | undefined =>
  rels.findLast((rel) => rel.partner === partner && rel.customer === customer);
export const activeRels = ({ rels }: Model): readonly Rel[] => rels.filter((rel) => rel.state === 'active');

/** An item a partner can see: one of an ACTIVE relationship of its own. */
export const findSub = (model: Model, partner: PartnerKey, sub: Sub): Rel | undefined =>
  activeRels(model).find((rel) => rel.partner === partner && rel.subs.includes(sub));

export const allSubs = (model: Model): readonly Sub[] => [...new Set(model.rels.flatMap((rel) => rel.subs))];
export const allGdaps = (model: Model): readonly Gdap[] => model.rels.flatMap((rel) => rel.gdaps);
