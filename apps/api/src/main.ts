import { type Command, CommandError } from './cli/command.ts';
import { EnvironmentError } from './env.ts';
import { ListenError } from './http/server.ts';

/** Loaded when asked for: `help` need not open a database driver. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./cli/serve.ts')).serve,
  migrate: async () => (await import('./cli/migrate.ts')).migrate,
  init: async () => (await import('./cli/init.ts')).init,
  'customer-admin': async () => (await import('./cli/customer-admin.ts')).customerAdmin,
  import: async () => (await import('./cli/import.ts')).importExport,
  help: async () => (await import('./cli/help.ts')).help,
};

const aliases: Readonly<Record<string, string>> = { '--help': 'help', '-h': 'help' };

const run = async ([name = 'help', ...args]: readonly string[]): Promise<number> => {
  const load = commands[aliases[name] ?? name];
  if (!load) throw new CommandError(`There is no command ${JSON.stringify(name)}. See: npm run -s untether -- help`);
  const wantsHelp = args.includes('--help') || args.includes('-h');
  const command = wantsHelp ? await commands.help?.() : await load();
  return command
    ? command({
        args,
        variables: process.env,
        print: (line) => process.stdout.write(`${line}\n`),
        printError: (line) => process.stderr.write(`${line}\n`),
      })
    : 1;
};

/** What an operator can put right is one line; a fault of the program keeps its stack. */
const tell = (thrown: unknown): string => {
  const known = thrown instanceof CommandError || thrown instanceof EnvironmentError || thrown instanceof ListenError;
  if (known) return thrown.message;
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
};

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (thrown) {
  process.stderr.write(`${tell(thrown)}\n`);
  process.exitCode = 1;
}
