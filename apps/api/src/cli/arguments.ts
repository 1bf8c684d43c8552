import { parseArgs } from 'node:util';
import { CommandError } from './command.ts';

interface ArgumentShape<Name extends string> {
  readonly command: string;
  readonly options: readonly Name[];
  /** How many arguments besides the options, at most. */
  readonly words: number;
}

/** Reads `--name value` options, each at most once; throws CommandError for anything else. */
export const readArguments = <Name extends string>(
  args: readonly string[],
  { command, options, words }: ArgumentShape<Name>,
): { readonly options: Readonly<Partial<Record<Name, string>>>; readonly words: readonly string[] } => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: Object.fromEntries(options.map((name) => [name, { type: 'string', multiple: true }] as const)),
      allowPositionals: words > 0,
    });
    if (positionals.length > words) throw new Error(`unexpected argument "${positionals[words]}"`);
    const read = Object.entries(values).map(([name, given]) => [name, onlyOne(name, given)]);
    return { options: Object.fromEntries(read), words: positionals };
  } catch (thrown) {
    const reason = thrown instanceof Error ? (thrown.message.split('\n')[0] ?? '') : String(thrown);
    throw new CommandError(`${command}: ${reason.replace(/\.$/, '')}. See: npm run -s untether -- help`);
  }
};

const onlyOne = (name: string, given: unknown): string => {
  const [value, ...more] = Array.isArray(given) ? given.map(String) : [];
  if (value === undefined || value === '') throw new Error(`--${name} needs a value`);
  if (more.length > 0) throw new Error(`--${name} is given twice`);
  return value;
};
