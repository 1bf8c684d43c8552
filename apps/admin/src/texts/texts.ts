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
  [
    '../common/texts/*.ts',
    '../{app,common,features}/*/texts/*.ts',
    './{vocabulary,job-words,removal-words,event-types,permissions,directory-roles}/*.ts',
  ],
  { import: 'texts' },
);
/** Every area in one language: how a language is added in one file. */
const languageFiles = import.meta.glob<Areas>('./languages/*.ts', { import: 'texts' });

/** What pages are called in the navigation, in every language: it is shown before their own texts are there. */
const navigationFiles = import.meta.glob<Readonly<Record<string, string>>>(
  ['../features/*/texts/*.ts', './languages/*.ts'],
  { import: 'navigation', query: '?navigation', eager: true },
);

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

const navigations = new Map<Language, Readonly<Record<string, string>>>();
for (const [path, words] of Object.entries(navigationFiles)) {
  const language = path.match(/([^/]+)\.ts/)?.[1] ?? '';
  navigations.set(language, { ...navigations.get(language), ...words });
}
export const navigationIn = (language: Language): Readonly<Record<string, string>> => navigations.get(language) ?? {};

const loaded = new Map<string, unknown>();
const loading = new Map<string, Promise<unknown>>();
const keyOf = (language: Language, area: AreaName): string => `${language} ${area}`;

const load = (language: Language, area: AreaName): Promise<unknown> => {
  const key = keyOf(language, area);
  const known = loading.get(key);
  if (known) return known;
  const reading = readTexts(language, area).then((texts) => {
    loaded.set(key, texts);
    return texts;
  });
  reading.catch(() => loading.delete(key)); // so that it is tried again
  loading.set(key, reading);
  return reading;
};

/** The areas that the modules which have been loaded need. */
const needed = new Set<AreaName>();
export const need = (area: AreaName): void => void needed.add(area);

let shown: Language = 'en';
export const shownLanguage = (): Language => shown;

/** Loads what the modules loaded so far need, in the language shown. */
export const loadTexts = async (language = shown): Promise<void> => {
  await Promise.all([...needed].map((area) => load(language, area)));
};

/** The same in a language that is to be shown from then on. */
export const loadLanguage = async (language: Language): Promise<void> => {
  await loadTexts(language);
  shown = language;
};

/** React reads what has arrived from the promise itself, without waiting for it. */
const arrived = <Value>(value: Value): Promise<Value> =>
  Object.assign(Promise.resolve(value), { status: 'fulfilled', value });

/** Asks for these areas together: per language always the same promise of the same texts. */
export const openTexts = <Area extends AreaName>(
  areas: readonly Area[],
): ((language: Language) => Promise<Pick<Areas, Area>>) => {
  const opened = new Map<Language, Promise<Pick<Areas, Area>>>();
  const together = (texts: readonly unknown[]) =>
    Object.fromEntries(areas.map((area, index) => [area, texts[index]])) as Pick<Areas, Area>;
  return (language) => {
    const known = opened.get(language);
    if (known) return known;
    const keys = areas.map((area) => keyOf(language, area));
    const texts = keys.every((key) => loaded.has(key))
      ? arrived(together(keys.map((key) => loaded.get(key))))
      : Promise.all(areas.map((area) => load(language, area))).then(together);
    texts.catch(() => opened.delete(language));
    opened.set(language, texts);
    return texts;
  };
};
