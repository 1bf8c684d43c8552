import { EnvironmentError } from '../env.ts';
import { ListenError } from '../http/server.ts';
import { type Command, CommandError, type Terminal } from './command.ts';
import type { CommandName } from './declarations.ts';
import { help, isCommand } from './help.ts';

/** Loaded on demand: `help` needs no database driver. */
const commands: Readonly<Record<CommandName, () => Promise<Command>>> = {
  serve: async () => (await import('./serve.ts')).serve,
  migrate: async () => (await import('./migrate.ts')).migrate,
  init: async () => (await import('./init.ts')).init,
  'partner add': async () => (await import('./init.ts')).init,
  'partner list': async () => (await import('./partners.ts')).listPartners,
  'partner rename': async () => (await import('./partners.ts')).rename,
  'partner disable': async () => (await import('./partners.ts')).disable,
  'partner enable': async () => (await import('./partners.ts')).enable,
  'partner associate': async () => (await import('./partners.ts')).associate,
  'user list': async () => (await import('./users.ts')).listUsers,
  'user add': async () => (await import('./users.ts')).add,
  'user rename': async () => (await import('./users.ts')).rename,
  'user change-email': async () => (await import('./users.ts')).changeEmail,
  'user disable': async () => (await import('./users.ts')).disable,
  'user enable': async () => (await import('./users.ts')).enable,
  'user reset-second-factor': async () => (await import('./users.ts')).resetSecondFactor,
  'user revoke-sessions': async () => (await import('./users.ts')).revokeSessions,
  'customer-admin add': async () => (await import('./customer-admin.ts')).addAdmin,
  'customer-admin confirm': async () => (await import('./customer-admin.ts')).confirmAdmin,
  'customer-admin disable': async () => (await import('./customer-admin.ts')).disableAdmin,
  'reset-password': async () => (await import('./reset-password.ts')).resetPassword,
  import: async () => (await import('./import.ts')).importExport,
  config: async () => (await import('./config.ts')).config,
  backup: async () => (await import('./copies.ts')).backup,
  restore: async () => (await import('./copies.ts')).restore,
  move: async () => (await import('./move.ts')).move,
  'export-partner': async () => (await import('./export-partner.ts')).exportPartner,
  'erase-person': async () => (await import('./erase-person.ts')).erasePerson,
  prune: async () => (await import('./prune.ts')).prune,
  'rotate-secret': async () => (await import('./rotate-secret.ts')).rotateSecret,
  verify: async () => (await import('./verify.ts')).verify,
  listen: async () => (await import('./listen.ts')).listen,
  version: async () => (await import('./version.ts')).version,
  help: async () => help,
};

/** Runs the command that the first one or two arguments name; resolves to the exit code. */
export const run = async ({ args: given, ...terminal }: Terminal): Promise<number> => {
  try {
    const [first = 'help', second = ''] = given;
    if (first === '--version') return await (await commands.version())({ ...terminal, args: [] });
    if (given.includes('--help') || given.includes('-h')) return await help({ ...terminal, args: given });
    const two = `${first} ${second}`;
    if (isCommand(two)) return await (await commands[two]())({ ...terminal, args: given.slice(2) });
    // `help` lists what begins with a word, and says that it knows none.
    const command = isCommand(first) ? await commands[first]() : help;
    return await command({ ...terminal, args: command === help && first !== 'help' ? given : given.slice(1) });
  } catch (thrown) {
    terminal.printError(await describe(thrown));
    return thrown instanceof CommandError ? thrown.exitCode : 1;
  }
};

/** What an operator can fix is one line; a bug keeps its stack. What tells them apart is loaded when something failed. */
const describe = async (thrown: unknown): Promise<string> => {
  const known = thrown instanceof CommandError || thrown instanceof EnvironmentError || thrown instanceof ListenError;
  if (known) return thrown.message;
  return (await import('../log.ts')).describeFault(thrown);
};
