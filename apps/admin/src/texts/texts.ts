/**
 * The areas of texts. The English file of an area adds it here; a key of it that another language lacks does not
 * compile.
 */
// biome-ignore lint/suspicious/noEmptyInterface: its members are in the files of the areas
export interface Areas {}
export type AreaName = keyof Areas;

/** As in `en` or `ja`: whatever has texts. */
export type Language = string;

/** One area in one language. */
const areaFiles = import.meta.glob<unknown>(
  ['../common/texts/*.ts', '../{common,features}/*/texts/*.ts', './vocabulary/*.ts'],
  { import: 'texts' },
);
/** Every area in one language: how a language is added in one file. */
const languageFiles = import.meta.glob<Areas>('./languages/*.ts', { import: 'texts' });

const camelCase = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** `../features/sign-in/texts/en.ts` has `signIn` in `en`. */
const found = Object.entries(areaFiles).map(([path, read]) => {
  const [, area = '', language = ''] = path.match(/([^/]+?)(?:\/texts)?\/([^/.]+)(?:\.gen)?\.ts$/) ?? [];
  return { area: camelCase(area) as AreaName, language, read };
});
const whole = Object.entries(languageFiles).map(([path, read]) => ({
  language: path.replace(/^.*\/|\.ts$/g, ''),
  read,
}));

export const languages: readonly Language[] = [...new Set([...found, ...whole].map(({ language }) => language))].sort();
export const areas: readonly AreaName[] = [...new Set(found.map(({ area }) => area))].sort();

/** One area in one language, from its own file or the file of the whole language; undefined where there is neither. */
export const readTexts = async (language: Language, area: AreaName): Promise<unknown> => {
  const own = found.find((one) => one.language === language && one.area === area);
  if (own) return own.read();
  return (await whole.find((one) => one.language === language)?.read())?.[area];
};

const loaded = new Map<string, unknown>();
const loading = new Map<string, Promise<void>>();
const keyOf = (language: Language, area: AreaName): string => `${language} ${area}`;

const load = (language: Language, area: AreaName): Promise<void> => {
  const key = keyOf(language, area);
  const known = loading.get(key);
  if (known) return known;
  const reading = readTexts(language, area).then((texts) => void loaded.set(key, texts));
  reading.catch(() => loading.delete(key)); // so that it is tried again
  loading.set(key, reading);
  return reading;
};

/** The areas that the modules which have been loaded need. */
const needed = new Set<AreaName>();
export const need = (area: AreaName): void => void needed.add(area);

let shown: Language = 'en';

/** Loads what the modules loaded so far need, in the language shown. */
export const loadTexts = async (language = shown): Promise<void> => {
  await Promise.all([...needed].map((area) => load(language, area)));
};

/** The same in a language that is to be shown from then on. */
export const loadLanguage = async (language: Language): Promise<void> => {
  await loadTexts(language);
  shown = language;
};

/** An area that is loaded, or the promise of one that is not. */
export const textsIn = <Area extends AreaName>(language: Language, area: Area): Areas[Area] | Promise<void> =>
  loaded.has(keyOf(language, area)) ? (loaded.get(keyOf(language, area)) as Areas[Area]) : load(language, area);
