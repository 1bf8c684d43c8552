import { parseArgs } from 'node:util';
import { CommandError } from './command.ts';
import { type CommandName, declarations } from './declarations.ts';
import type { Arguments, CommandDeclaration } from './declare.ts';

/** Reads what a command declares, each option at most once; throws CommandError for anything else. */
export const readArguments = <N extends CommandName>(
  args: readonly string[],
  command: N,
): Arguments<(typeof declarations)[N]['options']> => {
  const declaration: CommandDeclaration = declarations[command];
  const fail = (reason: string): never => {
    throw new CommandError(`${command}: ${reason.replace(/\.$/, '')}. See: npm run -s untether -- help ${command}`);
  };
  const declared = Object.entries(declaration.options);
  const read = () => {
    try {
      return parseArgs({
        args: [...args],
        options: Object.fromEntries(
          declared.map(([name, { value }]) =>
            value === undefined
              ? ([name, { type: 'boolean' }] as const)
              : ([name, { type: 'string', multiple: true }] as const),
          ),
        ),
        allowPositionals: declaration.words.length > 0,
      });
    } catch (thrown) {
      const reason = thrown instanceof Error ? (thrown.message.split('\n')[0] ?? '') : String(thrown);
      return fail(reason);
    }
  };
  const { values, positionals } = read();
  const extra = positionals[declaration.words.length];
  if (extra !== undefined) fail(`unexpected argument "${extra}"`);
  const options: Record<string, string> = {};
  const flags: Record<string, true> = {};
  for (const [name, { value, isRequired, says }] of declared) {
    const given = (values as Readonly<Record<string, unknown>>)[name];
    if (given === undefined) {
      if (isRequired) fail(`--${name} is missing: give ${says}`);
    } else if (value === undefined) flags[name] = true;
    else {
      const [text, ...more] = Array.isArray(given) ? given.map(String) : [];
      if (text === undefined || text === '') fail(`--${name} needs a value`);
      if (more.length > 0) fail(`--${name} is given twice`);
      options[name] = text ?? '';
    }
  }
  const missing = declaration.words[positionals.length];
  if (missing !== undefined) fail(`${missing.name} is missing: give ${missing.says}`);
  return { options, flags, words: positionals } as unknown as Arguments<(typeof declarations)[N]['options']>;
};
