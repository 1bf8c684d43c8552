import { useId } from 'react';
import { languages } from '../texts/texts.ts';
import { textsOf } from '../texts/use-texts.ts';
import { Choice } from '../ui/Choice.tsx';
import styles from './PreferenceFields.module.css';
import { themes, useSettings } from './settings.ts';

const useTexts = textsOf('common');

/** What a language calls itself. */
const ownNameOf = (language: string): string =>
  new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;

export const PreferenceFields = () => {
  const { common } = useTexts();
  const { language, theme, setLanguage, setTheme } = useSettings();
  const id = useId();
  return (
    <div className={styles.fields}>
      <div className={styles.field}>
        <label htmlFor={`${id}-language`}>{common.language}</label>
        <Choice
          id={`${id}-language`}
          value={language}
          onChange={setLanguage}
          options={languages.map((known) => [known, ownNameOf(known), known])}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor={`${id}-theme`}>{common.theme}</label>
        <Choice
          id={`${id}-theme`}
          value={theme}
          onChange={(value) => setTheme(themes.find((known) => known === value) ?? 'system')}
          options={themes.map((known) => [known, common.themes[known]])}
        />
      </div>
    </div>
  );
};
