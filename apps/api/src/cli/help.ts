import { type Command, CommandError } from './command.ts';
import { type CommandName, declarations } from './declarations.ts';
import type { CommandDeclaration, OptionDeclaration } from './declare.ts';

const runner = 'npm run -s untether --';
const plain = (text: string): string => text.replaceAll('`', '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');

const callOf = ([name, { value }]: [string, OptionDeclaration]): string =>
  value === undefined ? `--${name}` : `--${name} ${value}`;

const rows = (entries: readonly (readonly [string, string])[]): readonly string[] => {
  const width = Math.max(...entries.map(([left]) => left.length));
  return entries.map(([left, right]) => `  ${left.padEnd(width)}  ${plain(right)}`);
};

const section = (title: string, entries: readonly (readonly [string, string])[]): readonly string[] =>
  entries.length === 0 ? [] : ['', `${title}:`, ...rows(entries)];

/** How one command is called, for a terminal. */
const helpOf = (name: string, declared: CommandDeclaration): string => {
  const { title, text, words, options, variables, exitCodes, example } = declared;
  const given = Object.entries(options);
  const call = [runner, name, ...words.map((word) => word.name), ...(given.length > 0 ? ['[OPTIONS]'] : [])].join(' ');
  return [
    `${call}`,
    '',
    `${title[0]?.toUpperCase()}${title.slice(1)}.`,
    ...text.flatMap((paragraph) => ['', plain(paragraph)]),
    ...section(
      'Arguments',
      words.map((word) => [word.name, word.says]),
    ),
    ...section(
      'Options',
      given.map((option) => [callOf(option), option[1].says]),
    ),
    ...section('Variables', Object.entries(variables)),
    ...section('Exit codes', Object.entries(exitCodes)),
    ...(example === '' ? [] : ['', 'Example:', `  ${runner} ${name} ${example}`]),
  ].join('\n');
};

const overview = (): string =>
  [
    'Untether ends a reseller relationship safely.',
    '',
    `  ${'npm start'.padEnd(33)} serve: demo data in an empty database, on this machine alone`,
    `  ${`${runner} COMMAND`.padEnd(33)} one of these:`,
    '',
    ...rows(Object.entries(declarations).map(([name, { title }]) => [name, title])),
    '',
    `How one is called: ${runner} help COMMAND. docs/cli has a page for each.`,
    'Environment: docs/operations.md explains each variable.',
  ].join('\n');

export const isCommand = (name: string): name is CommandName => Object.hasOwn(declarations, name);

/** Those that begin with this word: `partner` has `partner list` and others. */
const groupOf = (word: string): readonly CommandName[] =>
  (Object.keys(declarations) as CommandName[]).filter((name) => name.startsWith(`${word} `));

export const help: Command = async ({ args, print }) => {
  const words = args.filter((word) => !word.startsWith('-'));
  const name = [words.slice(0, 2).join(' '), words[0] ?? ''].find(isCommand);
  if (name !== undefined) print(helpOf(name, declarations[name]));
  else if (words[0] === undefined) print(overview());
  else {
    const group = groupOf(words[0]);
    if (group.length === 0) throw new CommandError(`Unknown command ${JSON.stringify(words[0])}. See: ${runner} help`);
    print(rows(group.map((one) => [one, declarations[one].title])).join('\n'));
  }
  return 0;
};
