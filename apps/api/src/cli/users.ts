import { type CustomerAdmin, type PageRequest, partnerRoles, type Role, type User } from '@untether/domain';
import {
  addUser,
  changePerson,
  disablePerson,
  enablePerson,
  findInstalledPartner,
  findOneCustomer,
  findPerson,
  type Operated,
  type Person,
} from '@untether/services';
import { readEnvironment } from '../env.ts';
import { type App, withApp } from '../open-app.ts';
import { readArguments } from './arguments.ts';
import { type Command, CommandError, type Terminal } from './command.ts';
import { readPassword } from './password.ts';
import { tableOf } from './table.ts';

const nameOf = (person: Person): string => ('user' in person ? person.user.email : person.admin.email);

export const listUsers: Command = async ({ args, variables, print }) => {
  const { options } = readArguments(args, 'user list');
  return withApp(readEnvironment(variables), async (app) => {
    if (options.customer === undefined) return listOfPartners(app, options.partner, print);
    const found = await findOneCustomer(app.ports, options.customer);
    if ('problem' in found) throw new CommandError(`user list: ${found.problem}`);
    const admins = await app.store.listCustomerAdmins(found.customer.id);
    printPeople(
      admins.map((admin) => rowOf(admin, found.customer.companyName, ['customer_admin'])),
      print,
    );
    return 0;
  });
};

const rowOf = ({ email, name, id, disabledAt }: User | CustomerAdmin, of: string, roles: readonly string[]) => [
  email,
  name,
  of,
  roles.join(','),
  id,
  disabledAt === null ? '' : `disabled ${disabledAt.toISOString()}`,
];
const printPeople = (rows: readonly (readonly string[])[], print: Terminal['print']): void =>
  print(tableOf([['e-mail', 'name', 'of', 'roles', 'id', ''], ...rows]));

const listOfPartners = async (app: App, named: string | undefined, print: Terminal['print']): Promise<number> => {
  const only = named === undefined ? undefined : await findInstalledPartner(app.ports, named);
  if (named !== undefined && only === undefined)
    throw new CommandError(`user list: there is no partner ${JSON.stringify(named)} here: see partner list.`);
  const rows: (readonly string[])[] = [];
  for (const partner of only === undefined ? await app.store.listInstalledPartners() : [only]) {
    let cursor: string | null = null;
    do {
      const page: PageRequest = { direction: 'forward', limit: 100, cursor };
      const { edges, hasNextPage } = await app.store.listUsers(partner.id, page);
      rows.push(...edges.map(({ node }) => rowOf(node, partner.name, node.roles)));
      cursor = hasNextPage ? (edges.at(-1)?.cursor ?? null) : null;
    } while (cursor !== null);
  }
  printPeople(rows, print);
  return 0;
};

const isRole = (word: string): word is Role => partnerRoles.some((role) => role === word);

export const add: Command = async ({ args, variables, print }) => {
  const environment = readEnvironment(variables);
  const { options } = readArguments(args, 'user add');
  const roles = options.roles.split(',').map((word) => word.trim());
  const unknown = roles.find((word) => !isRole(word));
  if (unknown !== undefined)
    throw new CommandError(
      `user add: --roles has ${JSON.stringify(unknown)}: give some of ${partnerRoles.join(', ')}.`,
    );
  const password = await readPassword(variables, options.email, 'user add');
  return withApp(environment, async ({ ports }) => {
    const { partner, email, name = email } = options;
    const done = await addUser(ports, { partner, email, name, password, roles: roles.filter(isRole) });
    if ('problem' in done) throw new CommandError(`user add: ${done.problem}`);
    print(`${email} may sign in for ${done.partner.name} (${done.userId}).`);
    return 0;
  });
};

/** A command about one person. */
const aboutPerson = async (
  { variables, print }: Pick<Terminal, 'variables' | 'print'>,
  command: string,
  work: (ports: App['ports']) => Promise<Operated<{ readonly person: Person }>>,
  say: (email: string, wasSo: boolean) => string,
): Promise<number> =>
  withApp(readEnvironment(variables), async ({ ports }) => {
    const done = await work(ports);
    if ('problem' in done) throw new CommandError(`${command}: ${done.problem}`);
    print(say(nameOf(done.person), done.wasSo));
    return 0;
  });

export const rename: Command = ({ args, ...terminal }) => {
  const { options } = readArguments(args, 'user rename');
  return aboutPerson(
    terminal,
    'user rename',
    (ports) => changePerson(ports, { user: options.user, names: { name: options.to, email: undefined } }),
    (email, wasSo) => `${email} is ${wasSo ? 'already' : 'now'} called ${options.to}.`,
  );
};

export const changeEmail: Command = ({ args, ...terminal }) => {
  const { options } = readArguments(args, 'user change-email');
  return aboutPerson(
    terminal,
    'user change-email',
    (ports) => changePerson(ports, { user: options.user, names: { name: undefined, email: options.to } }),
    (email, wasSo) => (wasSo ? `${email} is the address already.` : `${email} signs in as ${options.to} now.`),
  );
};

export const disable: Command = ({ args, ...terminal }) => {
  const { options, flags } = readArguments(args, 'user disable');
  return aboutPerson(
    terminal,
    'user disable',
    (ports) => disablePerson(ports, { user: options.user, force: flags.force ?? false }),
    (email, wasSo) => `${email} may no longer sign in${wasSo ? ': it was already disabled' : ''}.`,
  );
};

export const enable: Command = ({ args, ...terminal }) => {
  const { options } = readArguments(args, 'user enable');
  return aboutPerson(
    terminal,
    'user enable',
    (ports) => enablePerson(ports, options),
    (email, wasSo) => `${email} may sign in${wasSo ? ': it was not disabled' : ' again'}.`,
  );
};

export const revokeSessions: Command = async ({ args, variables, print }) => {
  const {
    options: { user },
    flags: { everybody = false },
  } = readArguments(args, 'user revoke-sessions');
  if ((user === undefined) !== everybody)
    throw new CommandError('user revoke-sessions: give either --user E-MAIL or --everybody.');
  return withApp(readEnvironment(variables), async ({ store, ports }) => {
    const person = user === undefined ? undefined : await findPerson(ports, user);
    if (person !== undefined && 'problem' in person) throw new CommandError(`user revoke-sessions: ${person.problem}`);
    const id = person === undefined ? null : 'user' in person ? person.user.id : person.admin.id;
    const count = await store.identity.endSessions(id);
    print(
      `${count} ${count === 1 ? 'session' : 'sessions'} of ${person === undefined ? 'everybody' : nameOf(person)} ended.`,
    );
    return 0;
  });
};

export const resetSecondFactor: Command = async ({ args, variables, print }) => {
  const {
    options: { user },
  } = readArguments(args, 'user reset-second-factor');
  return withApp(readEnvironment(variables), async ({ store, ports, services }) => {
    const person = await findPerson(ports, user);
    if ('problem' in person) throw new CommandError(`user reset-second-factor: ${person.problem}`);
    const { id } = 'user' in person ? person.user : person.admin;
    const had = await services.turnOffSecondFactor(id, { byOperator: true });
    if (had) await store.identity.endSessions(id);
    print(
      had
        ? `${nameOf(person)} signs in without a code until they set one up again. Every session has ended.`
        : `${nameOf(person)} has no second factor: nothing was changed.`,
    );
    return 0;
  });
};
