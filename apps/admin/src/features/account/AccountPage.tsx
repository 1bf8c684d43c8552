import { useCallback, useEffect, useState } from 'react';
import { textsOf } from '../../texts/use-texts.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageBody } from '../../ui/PageBody.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import styles from './Account.module.css';
import { type Account, askAccount, type Said } from './account.ts';
import { LanguageCard } from './LanguageCard.tsx';
import { PasswordCard } from './PasswordCard.tsx';
import { SecondFactorCard } from './SecondFactorCard.tsx';
import { SessionsCard } from './SessionsCard.tsx';

const useTexts = textsOf('account', 'common');

/** One's own account. It is nobody else's business, so it is not in the API that programs use. */
export const Page = () => {
  const { account: words, common } = useTexts();
  const [said, setSaid] = useState<Said<Account> | null>(null);
  const reload = useCallback(async () => setSaid(await askAccount<Account>('account')), []);
  useEffect(() => void reload(), [reload]);
  return (
    <>
      <PageHeader title={words.title} below={said?.ok ? <span className="muted">{said.value.email}</span> : null} />
      <PageBody>
        {said === null ? null : said.ok ? (
          <div className={styles.cards}>
            {said.value.hasPassword ? <PasswordCard email={said.value.email} onChanged={reload} /> : null}
            {said.value.hasPassword ? <SecondFactorCard isOn={said.value.secondFactor} onChanged={reload} /> : null}
            <LanguageCard account={said.value} />
            <SessionsCard sessions={said.value.sessions} onChanged={reload} />
          </div>
        ) : (
          <EmptyState title={common.failedTitle} text={common.failedText} />
        )}
      </PageBody>
    </>
  );
};
