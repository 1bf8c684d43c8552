import { useId, useState } from 'react';
import { useSettings } from '../../common/settings.ts';
import { languages } from '../../texts/texts.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Card } from '../../ui/Card.tsx';
import { Choice } from '../../ui/Choice.tsx';
import styles from './Account.module.css';
import { type Account, askAccount } from './account.ts';

const useTexts = textsOf('account', 'common');

export const LanguageCard = ({ account }: { readonly account: Account }) => {
  const { account: words, common } = useTexts();
  const { setLanguage } = useSettings();
  const [chosen, setChosen] = useState(account.language ?? '');
  const id = useId();
  const choose = async (language: string) => {
    setChosen(language);
    if (language === '') await askAccount('account/language', { language: null });
    else setLanguage(language);
  };
  return (
    <Card title={common.language}>
      <div className={styles.form}>
        <label htmlFor={id} className={styles.text}>
          {words.languageText}
        </label>
        <Choice
          id={id}
          value={chosen}
          none={words.languageOfBrowser}
          onChange={(language) => void choose(language)}
          options={languages.map((known) => [
            known,
            new Intl.DisplayNames(known, { type: 'language' }).of(known) ?? known,
            known,
          ])}
        />
      </div>
    </Card>
  );
};
