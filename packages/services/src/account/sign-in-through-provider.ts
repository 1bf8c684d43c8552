import type { Partner, Role, StoreTransaction } from '@untether/domain';
import { decideCreateUser, decideSetUserRoles, isEmail, normaliseEmail, UniqueViolation } from '@untether/domain';
import { contextAs } from '../commands/run-command.ts';
import type { Ports } from '../ports.ts';

/** What a provider says of a person, and what its claims are mapped to here. */
export interface ProvidedPerson {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | null;
  /** Whether the provider vouches for the address. */
  readonly emailVerified: boolean;
  readonly name: string | null;
  /** In the order of the map; `partner` null = the only one of the installation. */
  readonly places: readonly { readonly partner: string | null; readonly roles: readonly Role[] }[];
}

/** Why a provider's person is nobody here. Each has a page that says what to do. */
export type ProviderRefusal = 'no_roles' | 'no_partner' | 'no_email' | 'email_taken' | 'other_partner' | 'disabled';
export type ProviderSignIn =
  | { readonly ok: true; readonly userId: string }
  | { readonly ok: false; readonly reason: ProviderRefusal };

const refuse = (reason: ProviderRefusal): ProviderSignIn => ({ ok: false, reason });

/**
 * Whom a provider's person signs in as. The first time they become a user, with an event; each time they get the roles
 * that their claims are mapped to. Who is here already by their address is linked if the provider vouches for it.
 */
export const signInThroughProvider =
  (ports: Ports) =>
  async (person: ProvidedPerson): Promise<ProviderSignIn> => {
    const [first] = person.places;
    if (first === undefined) return refuse('no_roles');
    const partner = await findPartner(ports, first.partner);
    if (partner === undefined) return refuse('no_partner');
    const sameplace = person.places.filter((place) => place.partner === first.partner);
    const roles = [...new Set(sameplace.flatMap((place) => place.roles))];
    try {
      return await ports.store.transact([partner.id], (tx) => settle({ ports, tx, person, partner, roles }));
    } catch (thrown) {
      // Two first sign-ins at once: the other one has made the user.
      if (!(thrown instanceof UniqueViolation)) throw thrown;
      return ports.store.transact([partner.id], (tx) => settle({ ports, tx, person, partner, roles }));
    }
  };

const findPartner = async ({ store }: Ports, name: string | null): Promise<Partner | undefined> => {
  const names = name === null ? await store.listPartnerNames() : [name];
  return names.length === 1 ? store.findPartnerNamed(names[0] ?? '') : undefined;
};

interface Arrival {
  readonly ports: Ports;
  readonly tx: StoreTransaction;
  readonly person: ProvidedPerson;
  readonly partner: Partner;
  readonly roles: readonly Role[];
}

const settle = async ({ ports, tx, person, partner, roles }: Arrival): Promise<ProviderSignIn> => {
  const { issuer, subject } = person;
  const linked = await ports.store.accounts.findLinkedAccount(issuer, subject);
  const email = normaliseEmail(person.email ?? '');
  const known = linked ?? (isEmail(email) ? await ports.store.accounts.findAccountByEmail(email) : undefined);
  if (known === undefined) {
    if (!isEmail(email)) return refuse('no_email');
    const id = ports.newId('user');
    const name = (person.name ?? '').trim().slice(0, 200) || email;
    const context = contextAs(ports, { kind: 'user', id, name });
    const newUser = { partnerId: partner.id, id, email, name, roles, passwordHash: null };
    const created = decideCreateUser(newUser, context);
    if (created.outcome !== 'done') throw new Error('creating a user was not decided');
    await tx.apply([...created.decision.changes, { insert: 'providerLink', row: { userId: id, issuer, subject } }]);
    await tx.append(created.decision.events);
    return { ok: true, userId: id };
  }
  if (linked === undefined && !person.emailVerified) return refuse('email_taken');
  const [user] = await tx.findUsers(partner.id, [known.userId]);
  if (user === undefined) return refuse('other_partner');
  if (user.disabledAt !== null) return refuse('disabled');
  const { id } = user;
  // The provider decides who is an admin: that one is always left is its to see to.
  const changed = decideSetUserRoles(
    { user, roles, globalAdmins: [] },
    contextAs(ports, { kind: 'user', id, name: user.name }),
  );
  if (linked === undefined) await tx.apply([{ insert: 'providerLink', row: { userId: id, issuer, subject } }]);
  if (changed.outcome === 'done') {
    await tx.apply(changed.decision.changes);
    await tx.append(changed.decision.events);
  }
  return { ok: true, userId: id };
};
