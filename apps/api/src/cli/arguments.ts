import { parseArgs } from 'node:util';
import { CommandError } from './command.ts';

interface ArgumentShape<Name extends string, Flag extends string> {
  readonly command: string;
  readonly options: readonly Name[];
  /** Options without a value. */
  readonly flags?: readonly Flag[];
  /** How many arguments besides the options, at most. */
  readonly words: number;
}

/** Reads `--name value` and `--flag` options, each at most once; throws CommandError for anything else. */
export const readArguments = <Name extends string, Flag extends string = never>(
  args: readonly string[],
  { command, options, flags = [], words }: ArgumentShape<Name, Flag>,
): {
  readonly options: Readonly<Partial<Record<Name, string>>>;
  readonly flags: Readonly<Partial<Record<Flag, true>>>;
  readonly words: readonly string[];
} => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: Object.fromEntries([
        ...options.map((name) => [name, { type: 'string', multiple: true }] as const),
        ...flags.map((name) => [name, { type: 'boolean' }] as const),
      ]),
      allowPositionals: words > 0,
    });
    if (positionals.length > words) throw new Error(`unexpected argument "${positionals[words]}"`);
    const given = Object.entries(values);
    const isFlag = ([name]: (typeof given)[number]) => flags.some((flag) => flag === name);
    return {
      options: Object.fromEntries(
        given.filter((one) => !isFlag(one)).map(([name, value]) => [name, onlyOne(name, value)]),
      ) as Partial<Record<Name, string>>,
      flags: Object.fromEntries(given.filter(isFlag)) as Partial<Record<Flag, true>>,
      words: positionals,
    };
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
