/**
 * The admin app's words, generated from src/messages. Needs a build of this package; prints those of a language: what the
 * schema enumerates, or apart from that, each in an area of its own, what few pages name.
 */
import { languages } from '../dist/src/messages/locale.js';

const [, , area, locale] = process.argv;

/** The schema's spelling. Directory roles and units are the vendor's own words and stay as they are. */
const keyOf = (word) => (/^[a-z][a-z_-]*$/.test(word) ? word.replaceAll('-', '_').toUpperCase() : word);
const enumOf = (list) => `${list.charAt(0).toUpperCase()}${list.slice(1)}`;
const named = (key) => (/^[A-Za-z_]+$/.test(key) ? key : JSON.stringify(key));

const listOf = (names) =>
  Object.entries(names)
    .map(([word, name]) => `    ${named(keyOf(word))}: ${JSON.stringify(name)},\n`)
    .join('');
/** On its own, the completion of "may …" begins a sentence. */
const permission = Object.fromEntries(
  Object.entries(languages[locale].permissions).map(([word, may]) => [
    word,
    may.charAt(0).toUpperCase() + may.slice(1),
  ]),
);
const { directoryRole, eventType, ...words } = languages[locale].words;
const isOfJobs = ([list]) => list.startsWith('removalJob');
const isOfRemovals = ([list]) => /^(removalEffect|removalWarning|remainingItem|reestablish)/.test(list);
const listsOf = (entries) => entries.map(([list, names]) => `  ${enumOf(list)}: {\n${listOf(names)}  },\n`).join('');
const entries = Object.entries(words);

const declared = (name, type) =>
  locale === 'en'
    ? `\ndeclare module '../texts.ts' {\n  interface Areas {\n    readonly ${name}: ${type};\n  }\n}\n`
    : '';

const ofEnum = (area, type, names) => `import type { ${type} } from '../../vocabulary.ts';

export const texts: Readonly<Record<${type}, string>> = {
${listOf(names)}};
${declared(area, `Readonly<Record<${type}, string>>`)}`;

const printed = {
  vocabulary: () => `import type { VocabularyTexts } from '../../vocabulary.ts';

export const texts: VocabularyTexts = {
${listsOf(entries.filter((one) => !isOfJobs(one) && !isOfRemovals(one)))}};
${declared('vocabulary', 'VocabularyTexts')}`,
  'job-words': () => `import type { JobWords } from '../../vocabulary.ts';

export const texts: JobWords = {
${listsOf(entries.filter(isOfJobs))}};
${declared('jobWords', 'JobWords')}`,
  'removal-words': () => `import type { RemovalWords } from '../../vocabulary.ts';

export const texts: RemovalWords = {
${listsOf(entries.filter(isOfRemovals))}};
${declared('removalWords', 'RemovalWords')}`,
  'event-types': () => ofEnum('eventTypes', 'EventType', eventType),
  permissions: () => ofEnum('permissions', 'Permission', permission),
  'directory-roles': () => `/** By the names that the API knows them by. */
export const texts: Readonly<Record<string, string>> = {
${listOf(directoryRole)}};
${declared('directoryRoles', 'Readonly<Record<string, string>>')}`,
};
process.stdout.write(`// Generated from packages/domain/src/messages: npm run generate.\n${printed[area]()}`);
