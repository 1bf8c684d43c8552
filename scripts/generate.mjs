/**
 * Writes every generated file. With `--check` it only names those that are not current.
 * To generate another file, add a line to `generated`.
 */
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { root } from './run.mjs';

const run = (folder, [script, ...args]) =>
  promisify(execFile)(process.execPath, [script, ...args], { cwd: join(root, folder), maxBuffer: 64 * 1024 * 1024 });

/** The file is what a script prints. */
const printedBy =
  (folder, ...command) =>
  async (target) =>
    writeFile(target, (await run(folder, command)).stdout);

const languages = readdirSync(join(root, 'packages/domain/src/messages')).flatMap(
  (file) => /^([a-z]{2})\.ts$/.exec(file)?.[1] ?? [],
);
const ofVocabulary = (language) =>
  Object.fromEntries(
    ['vocabulary', 'job-words', 'removal-words', 'event-types', 'permissions', 'directory-roles'].map((area) => [
      `apps/admin/src/texts/${area}/${language}.gen.ts`,
      printedBy('packages/domain', 'scripts/vocabulary.mjs', area, language),
    ]),
  );
const ofEvents = (path) => ({ [path]: printedBy('packages/domain', 'scripts/event-files.mjs', path) });

const ofCaches = (path, format) => ({
  [path]: printedBy('packages/graphql', 'scripts/print-cache-facts.mjs', format),
});

/** Types for the SPA's documents: from scratch, because the tool keeps what it finds. */
const tada = (command) => async (target) => {
  await rm(target, { force: true });
  await run('apps/admin', ['node_modules/gql.tada/bin/cli.js', command, '--output', target]);
};

/** The committed migrations, and one more where the tables have changed since. */
const migrations = (dialect, tables) => (target) => {
  const options = ['--dialect', dialect, '--schema', tables, '--out', relative(join(root, 'packages/store'), target)];
  return run('packages/store', ['node_modules/drizzle-kit/bin.cjs', 'generate', ...options]);
};

/** In this order: some are made from those before. A maker gets the path of a copy to change. */
export const generated = {
  'packages/graphql/schema.graphql': printedBy('packages/graphql', 'scripts/print-schema.mjs'),
  'apps/admin/src/graphql-env.d.ts': tada('generate-output'),
  'apps/admin/src/graphql-cache.d.ts': tada('turbo'),
  ...ofCaches('docs/cache.json', 'json'),
  ...ofCaches('packages/client/src/graphcache.gen.ts', 'graphcache'),
  ...ofCaches('packages/client/src/apollo.gen.ts', 'apollo'),
  ...ofCaches('apps/admin/src/app/cache.gen.ts', 'admin'),
  ...Object.assign({}, ...languages.map(ofVocabulary)),
  'apps/api/src/http/operation-names.gen.ts': printedBy('apps/api', 'scripts/operation-names.mjs'),
  'packages/services/src/import/reading.gen.ts': printedBy('packages/services', 'scripts/reading-version.mjs'),
  'docs/rules.md': printedBy('packages/domain', 'scripts/removal-rules.mjs'),
  ...ofEvents('docs/events.md'),
  ...ofEvents('docs/events.schema.json'),
  ...ofEvents('packages/client/events.schema.json'),
  ...ofEvents('packages/client/src/events.gen.ts'),
  'docs/cli': (target) => run('apps/api', ['scripts/cli-pages.mjs', target]),
  'packages/store/migrations/sqlite': migrations('sqlite', 'scripts/sqlite-tables.cjs'),
  'packages/store/migrations/postgres': migrations('postgresql', 'scripts/postgres-tables.cjs'),
  'packages/store/migrations/frozen.json': printedBy('packages/store', 'scripts/freeze-migrations.mjs'),
};

/** The text of a file, or of every file in a folder, by its path in it. */
const read = async (path) => {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) return { '': found ? await readFile(path, 'utf8') : '' };
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = files.map(async (file) => [relative(path, file), await readFile(file, 'utf8')]);
  return Object.fromEntries(await Promise.all(texts));
};

/** Generates one of them: what it is now, what it should be. `write` replaces the former with the latter. */
export const regenerate = async (path, { write }) => {
  const place = join(root, path);
  const folder = await mkdtemp(join(root, 'node_modules/.generated-'));
  try {
    const copy = join(folder, path);
    await mkdir(dirname(copy), { recursive: true });
    await cp(place, copy, { recursive: true }).catch(() => undefined);
    await generated[path](copy);
    const [now, wanted] = await Promise.all([read(place), read(copy)]);
    const isCurrent = JSON.stringify(now) === JSON.stringify(wanted);
    if (write && !isCurrent) await cp(copy, place, { recursive: true });
    return { now, wanted, isCurrent };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const write = !process.argv.includes('--check');
  for (const path of Object.keys(generated)) {
    const { isCurrent } = await regenerate(path, { write });
    if (!isCurrent) console.log(`${path} ${write ? 'is written' : 'is not current: npm run generate'}`);
    if (!isCurrent && !write) process.exitCode = 1;
  }
}
