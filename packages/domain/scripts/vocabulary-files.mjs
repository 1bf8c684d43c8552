/** The admin app's words, generated from src/messages. Needs a build of this package. As a program it writes them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { languages } from '../dist/src/messages/languages.js';
import { locales } from '../dist/src/model/vocabulary.js';

const folder = 'apps/admin/src/texts';

/** The schema's spelling of a word. Directory roles and units are the vendor's own words and stay as they are. */
const keyOf = (word) => (/^[a-z][a-z_-]*$/.test(word) ? word.replaceAll('-', '_').toUpperCase() : word);
const named = (key) => (/^[A-Za-z_]+$/.test(key) ? key : JSON.stringify(key));

const listOf = (names) =>
  Object.entries(names)
    .map(([word, name]) => `    ${named(keyOf(word))}: ${JSON.stringify(name)},\n`)
    .join('');

const written = (locale) => {
  const lists = Object.entries(languages[locale].words)
    .map(([list, names]) => `  ${list}: {\n${listOf(names)}  },\n`)
    .join('');
  const head = '// Generated from packages/domain/src/messages: npm run generate.\n';
  return locale === 'en'
    ? `${head}export const vocabulary = {\n${lists}};\n\nexport type Vocabulary = typeof vocabulary;\n`
    : `${head}import type { Vocabulary } from './vocabulary.en.gen.ts';\n\nexport const vocabulary: Vocabulary = {\n${lists}};\n`;
};

/** Each generated file as it has to be; `path` is relative to the repository. */
export const vocabularyFiles = () =>
  locales.map((locale) => ({ path: `${folder}/vocabulary.${locale}.gen.ts`, content: written(locale) }));

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const root = new URL('../../../', import.meta.url);
  mkdirSync(new URL(folder, root), { recursive: true });
  for (const { path, content } of vocabularyFiles()) writeFileSync(fileURLToPath(new URL(path, root)), content);
}
