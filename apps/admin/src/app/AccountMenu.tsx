import { Button } from '@fluentui/react-components';
import { SignOutRegular } from '@fluentui/react-icons/svg/sign-out';
import { useId } from 'react';
import { Choice } from '../ui/Choice.tsx';
import styles from './AccountMenu.module.css';
import { signOut } from './auth.ts';
import { themes } from './preferences.ts';
import { useSettings } from './settings.ts';
import { languages } from './text/texts.ts';
import type { Viewer } from './viewer.ts';

const languageNames = { en: 'English', ja: '日本語' } as const;

const initialsOf = (name: string): string => {
  const words = name.split(/\s+/).filter(Boolean);
  return words.length > 1 ? `${words[0]?.[0] ?? ''}${words.at(-1)?.[0] ?? ''}` : name.slice(0, 2);
};

/** The browser's own popover: it closes on Escape and outside clicks and gives the focus back. */
export const AccountMenu = ({ viewer, hint }: { readonly viewer: Viewer; readonly hint?: string | undefined }) => {
  const { texts } = useSettings();
  const id = useId();
  return (
    <>
      <button type="button" className={styles.trigger} popoverTarget={id}>
        <span aria-hidden="true">{initialsOf(viewer.user.name).toUpperCase()}</span>
        <span className="visually-hidden">{texts.common.account}</span>
      </button>
      <section id={id} popover="auto" className={styles.panel} aria-label={texts.common.account}>
        <p className={styles.name}>{viewer.user.name}</p>
        <p className="muted">{viewer.user.email}</p>
        <p className={styles.roles}>{viewer.roles.map((role) => texts.vocabulary.role[role]).join(' · ')}</p>
        <hr className={styles.line} />
        <PreferenceFields />
        {hint ? <p className={styles.hint}>{hint}</p> : null}
        <hr className={styles.line} />
        <Button icon={<SignOutRegular />} onClick={() => void signOut()}>
          {texts.common.signOut}
        </Button>
      </section>
    </>
  );
};

export const PreferenceFields = () => {
  const { texts, language, theme, setLanguage, setTheme } = useSettings();
  const { common } = texts;
  const id = useId();
  return (
    <div className={styles.fields}>
      <div className={styles.field}>
        <label htmlFor={`${id}-language`}>{common.language}</label>
        <Choice
          id={`${id}-language`}
          value={language}
          onChange={(value) => setLanguage(languages.find((known) => known === value) ?? 'en')}
        >
          {languages.map((known) => (
            <option key={known} value={known} lang={known}>
              {languageNames[known]}
            </option>
          ))}
        </Choice>
      </div>
      <div className={styles.field}>
        <label htmlFor={`${id}-theme`}>{common.theme}</label>
        <Choice
          id={`${id}-theme`}
          value={theme}
          onChange={(value) => setTheme(themes.find((known) => known === value) ?? 'system')}
        >
          {themes.map((known) => (
            <option key={known} value={known}>
              {common.themes[known]}
            </option>
          ))}
        </Choice>
      </div>
    </div>
  );
};
