/** Writes a page for each command, and the list of them, into the folder that is its argument. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = process.argv[2];
const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL('../src/cli/declarations.ts', import.meta.url))],
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
});
const { declarations } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`
);

const runner = 'npm run -s untether --';
const sentence = (title) => `${title[0].toUpperCase()}${title.slice(1)}.`;
const fileOf = (name) => `${name.replaceAll(' ', '-')}.md`;
const table = (head, rows) =>
  rows.length === 0
    ? []
    : ['', `| ${head.join(' | ')} |`, '| --- | --- |', ...rows.map((row) => `| ${row.join(' | ')} |`)];

const pageOf = (name, { title, text, words, options, variables, exitCodes, example }) => [
  `# ${name}`,
  '',
  sentence(title),
  '',
  '```sh',
  `${runner} ${name} ${example}`.trim(),
  '```',
  ...text.flatMap((paragraph) => ['', paragraph]),
  ...table(
    ['argument', 'meaning'],
    words.map((word) => [`\`${word.name}\``, word.says]),
  ),
  ...table(
    ['option', 'meaning'],
    Object.entries(options).map(([option, { value, says, isRequired }]) => [
      `\`--${option}${value === undefined ? '' : ` ${value}`}\``,
      `${says}${isRequired ? ' (required)' : ''}`,
    ]),
  ),
  ...table(
    ['variable', 'meaning'],
    Object.entries(variables).map(([variable, says]) => [`\`${variable}\``, says]),
  ),
  ...table(['exit code', 'meaning'], Object.entries(exitCodes)),
];

const index = [
  '# Commands',
  '',
  'Made from the declarations that `--help` prints too: `npm run -s untether -- help COMMAND`.',
  ...table(
    ['command', 'what it does'],
    Object.entries(declarations).map(([name, { title }]) => [`[${name}](${fileOf(name)})`, title]),
  ),
];

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const write = (file, lines) => writeFileSync(join(folder, file), `${lines.join('\n')}\n`);
for (const [name, declared] of Object.entries(declarations)) write(fileOf(name), pageOf(name, declared));
write('README.md', index);
