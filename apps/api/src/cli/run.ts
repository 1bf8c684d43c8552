import { EnvironmentError } from '../env.ts';
import { ListenError } from '../http/server.ts';
import { type Command, CommandError, type Terminal } from './command.ts';
import { help } from './help.ts';

/** Loaded on demand: `help` needs no database driver. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serve.ts')).serve,
  migrate: async () => (await import('./migrate.ts')).migrate,
  init: async () => (await import('./init.ts')).init,
  'customer-admin': async () => (await import('./customer-admin.ts')).customerAdmin,
  import: async () => (await import('./import.ts')).importExport,
  listen: async () => (await import('./listen.ts')).listen,
  version: async () => (await import('./version.ts')).version,
  help: async () => help,
};

const aliases: Readonly<Record<string, string>> = { '--help': 'help', '-h': 'help', '--version': 'version' };

/** Runs the command that the first argument names; resolves to the exit code. */
export const run = async ({ args: [name = 'help', ...args], ...terminal }: Terminal): Promise<number> => {
  try {
    const wantsHelp = args.includes('--help') || args.includes('-h');
    const load = commands[aliases[name] ?? name];
    if (!load) throw new CommandError(`Unknown command ${JSON.stringify(name)}. See: npm run -s untether -- help`);
    const command = wantsHelp ? help : await load();
    return await command({ ...terminal, args });
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
