import type {
  CommandContext,
  CustomerAdmin,
  InstalledPartner,
  Outcome,
  Partner,
  Role,
  StoreTransaction,
  User,
} from '@untether/domain';
import {
  decideAssociateReseller,
  decideCreateUser,
  decideDisableUser,
  decideEnableUser,
  decideEraseUser,
  decideRenamePartner,
  decideSetPartnerDisabled,
  decideUpdateUser,
  erasedText,
  findNamesProblem,
  findUserInputProblem,
  type NewNames,
  normaliseEmail,
  systemActors,
  UniqueViolation,
} from '@untether/domain';
import { contextAs } from '../commands/run-command.ts';
import type { Ports } from '../ports.ts';
import { chainEarlierEvents } from '../proof/chain-events.ts';
import { hashEarlierReceipts } from '../proof/hash-receipts.ts';
import { sayOutcome } from './say-outcome.ts';

// What the operator does, on the command line: it takes no viewer, and the log names the operator.

type OperatorPorts = Pick<Ports, 'store' | 'policy' | 'now' | 'newId'>;
export type Operated<T> = (T & { readonly wasSo: boolean }) | { readonly problem: string };

const operator = (ports: OperatorPorts): CommandContext => contextAs(ports, systemActors.operator);

/** Writes what was decided; the problem where it was refused. */
const carryOut = async <T extends object>(tx: StoreTransaction, outcome: Outcome, about: T): Promise<Operated<T>> => {
  if (outcome.outcome === 'already') return { ...about, wasSo: true };
  if (outcome.outcome !== 'done') return { problem: sayOutcome(outcome) };
  await tx.apply(outcome.decision.changes);
  await tx.append(outcome.decision.events);
  return { ...about, wasSo: false };
};

const noPartner = (given: string) => ({
  problem: `there is no partner ${JSON.stringify(given)} here: see partner list.`,
});

export const findInstalledPartner = async (
  { store }: Pick<Ports, 'store'>,
  given: string,
): Promise<InstalledPartner | undefined> => {
  const found = await store.findPartnerNamed(given);
  return (await store.listInstalledPartners()).find(({ id }) => id === found?.id);
};

const onPartner = async (
  ports: OperatorPorts,
  given: string,
  decide: (partner: InstalledPartner, context: CommandContext) => Outcome,
): Promise<Operated<{ readonly partner: InstalledPartner }>> => {
  const found = await findInstalledPartner(ports, given);
  if (found === undefined) return noPartner(given);
  return ports.store.transact([found.id], async (tx) => {
    const partner = (await tx.listInstalledPartners()).find(({ id }) => id === found.id) ?? found;
    return carryOut(tx, decide(partner, operator(ports)), { partner });
  });
};

export const renamePartner = async (ports: OperatorPorts, input: { readonly partner: string; readonly to: string }) => {
  try {
    return await onPartner(ports, input.partner, (partner, context) =>
      decideRenamePartner({ partner, name: input.to }, context),
    );
  } catch (thrown) {
    if (!(thrown instanceof UniqueViolation)) throw thrown;
    return { problem: `there is a partner named ${JSON.stringify(input.to)} already.` };
  }
};

export const setPartnerDisabled = (
  ports: OperatorPorts,
  input: { readonly partner: string; readonly disabled: boolean },
) =>
  onPartner(ports, input.partner, (partner, context) =>
    decideSetPartnerDisabled({ partner, disabled: input.disabled }, context),
  );

export const associateReseller = async (
  ports: OperatorPorts,
  input: { readonly provider: string; readonly reseller: string },
): Promise<Operated<{ readonly provider: Partner; readonly reseller: Partner }>> => {
  const [provider, reseller] = await Promise.all(
    [input.provider, input.reseller].map((given) => ports.store.findPartnerNamed(given)),
  );
  if (provider === undefined) return noPartner(input.provider);
  if (reseller === undefined) return noPartner(input.reseller);
  if (provider.kind !== 'indirect_provider') return { problem: `${provider.name} is no indirect provider.` };
  if (reseller.kind !== 'indirect_reseller') return { problem: `${reseller.name} is no indirect reseller.` };
  return ports.store.transact([provider.id, reseller.id], async (tx) => {
    const isSo = (await tx.findAssociated(provider.id, [reseller.id])).length > 0;
    if (isSo) return { provider, reseller, wasSo: true };
    return carryOut(tx, decideAssociateReseller({ provider, reseller }, operator(ports)), { provider, reseller });
  });
};

/** Somebody who signs in, for a partner or for a customer. */
export type Person = { readonly user: User } | { readonly admin: CustomerAdmin };

/** By id or e-mail address. */
export const findPerson = async (
  { store }: Pick<Ports, 'store'>,
  given: string,
): Promise<Person | { readonly problem: string }> => {
  const user = await store.findUserNamed(given);
  if (user !== undefined) return { user };
  const admin = await store.findCustomerAdminNamed(given);
  return admin === undefined
    ? { problem: `nobody here has the e-mail address or id ${JSON.stringify(given)}: see user list.` }
    : { admin };
};

interface OnPerson {
  readonly ofPartner: (
    facts: { readonly user: User; readonly globalAdmins: readonly User[] },
    context: CommandContext,
  ) => Outcome;
  /** What changes of a customer's admin; undefined where it is so already. */
  readonly ofCustomer: (
    admin: CustomerAdmin,
  ) => Partial<Pick<CustomerAdmin, 'name' | 'email' | 'disabledAt'>> | undefined;
}

const onPerson = async (
  ports: OperatorPorts,
  given: string,
  { ofPartner, ofCustomer }: OnPerson,
): Promise<Operated<{ readonly person: Person }>> => {
  const person = await findPerson(ports, given);
  if ('problem' in person) return person;
  if ('admin' in person) {
    const set = ofCustomer(person.admin);
    if (set === undefined) return { person, wasSo: true };
    await ports.store.transact([], (tx) => tx.apply([{ update: 'customerAdmin', id: person.admin.id, set }]));
    return { person, wasSo: false };
  }
  const { partnerId, id } = person.user;
  return ports.store.transact([partnerId], async (tx) => {
    const [user = person.user] = await tx.findUsers(partnerId, [id]);
    const globalAdmins = await tx.listUsersWithRole(partnerId, 'global_admin');
    return carryOut(tx, ofPartner({ user, globalAdmins }, operator(ports)), { person });
  });
};

/** `force`: also a partner's last global admin. */
export const disablePerson = (ports: OperatorPorts, input: { readonly user: string; readonly force: boolean }) =>
  onPerson(ports, input.user, {
    ofPartner: (facts, context) => decideDisableUser({ ...facts, evenLast: input.force }, context),
    ofCustomer: ({ disabledAt }) => (disabledAt === null ? { disabledAt: ports.now() } : undefined),
  });

export const enablePerson = (ports: OperatorPorts, input: { readonly user: string }) =>
  onPerson(ports, input.user, {
    ofPartner: ({ user }, context) => decideEnableUser(user, context),
    ofCustomer: ({ disabledAt }) => (disabledAt === null ? undefined : { disabledAt: null }),
  });

/** A person keeps its password and its sessions. */
export const changePerson = async (
  ports: OperatorPorts,
  input: { readonly user: string; readonly names: NewNames },
) => {
  const problem = findNamesProblem(input.names);
  if (problem !== undefined) return { problem: sayOutcome(problem) };
  try {
    return await onPerson(ports, input.user, {
      ofPartner: ({ user }, context) => decideUpdateUser({ user, names: input.names }, context),
      ofCustomer: (admin) => {
        const name = input.names.name?.trim() ?? admin.name;
        const email = input.names.email === undefined ? admin.email : normaliseEmail(input.names.email);
        return name === admin.name && email === admin.email ? undefined : { name, email };
      },
    });
  } catch (thrown) {
    if (!(thrown instanceof UniqueViolation)) throw thrown;
    return { problem: `there is an account with the e-mail address ${input.names.email} already.` };
  }
};

export interface AddUser {
  readonly partner: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly password: string;
}

/** As a global admin adds a user. */
export const addUser = async (
  ports: OperatorPorts & Pick<Ports, 'identity'>,
  input: AddUser,
): Promise<{ readonly partner: Partner; readonly userId: string } | { readonly problem: string }> => {
  const problem = findUserInputProblem(input, await ports.identity.isCommonPassword(input.password));
  if (problem !== undefined) return { problem: sayOutcome(problem) };
  const partner = await ports.store.findPartnerNamed(input.partner);
  if (partner === undefined) return noPartner(input.partner);
  const { email, name, roles } = input;
  const passwordHash = await ports.identity.hashPassword(input.password);
  const id = ports.newId('user');
  const outcome = decideCreateUser({ partnerId: partner.id, id, email, name, roles, passwordHash }, operator(ports));
  try {
    const done = await ports.store.transact([partner.id], (tx) => carryOut(tx, outcome, { partner, userId: id }));
    return done;
  } catch (thrown) {
    if (!(thrown instanceof UniqueViolation)) throw thrown;
    return { problem: `there is an account with the e-mail address ${normaliseEmail(email)} already.` };
  }
};

/** What erases a person's name and address from the records of partners, and how the person signs in. */
export interface Eraser {
  readonly erasePerson: (
    person: { readonly id: string; readonly email: string },
    partnerIds: readonly string[],
  ) => Promise<{ readonly events: number; readonly receipts: number }>;
  readonly forgetSignIn: (userId: string) => Promise<void>;
}

/**
 * A person's name and e-mail address leave everything; what the person did stays, and all hashes still fit. The account is
 * disabled first and erased last, so that a run that was killed can be repeated. `force`: also the last global admin.
 */
export const erasePerson = async (
  ports: OperatorPorts & Pick<Ports, 'digest' | 'newSecret'>,
  eraser: Eraser,
  input: { readonly user: string; readonly force: boolean },
) => {
  const disabled = await disablePerson(ports, input);
  if ('problem' in disabled) return disabled;
  const { person } = disabled;
  const { id, email } = 'user' in person ? person.user : person.admin;
  // What is not hashed yet would be hashed without the person's name, but then nobody could say since when.
  for (const step of [hashEarlierReceipts(ports), chainEarlierEvents(ports)]) while (await step());
  const partners = (await ports.store.listInstalledPartners()).map((partner) => partner.id);
  const erased = await eraser.erasePerson({ id, email: normaliseEmail(email) }, partners);
  await eraser.forgetSignIn(id);
  if ('admin' in person) {
    const set = { name: erasedText, email: `${id}@erased.invalid` };
    await ports.store.transact([], (tx) => tx.apply([{ update: 'customerAdmin', id, set }]));
  } else {
    const { user } = person;
    const outcome = decideEraseUser({ user: { ...user, disabledAt: user.disabledAt ?? ports.now() } }, operator(ports));
    await ports.store.transact([user.partnerId], (tx) => carryOut(tx, outcome, { person }));
  }
  return { ...erased, person, id };
};
