import { Button } from '@fluentui/react-components';
import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { PublicCard } from '../../common/PublicCard.tsx';
import { textsOf } from '../../texts/use-texts.ts';
import { Note } from '../../ui/Note.tsx';
import { Problem } from '../../ui/Problem.tsx';
import styles from './Account.module.css';
import { askAccount, type Said, sayRefusal } from './account.ts';
import { NewPasswordFields, useNewPassword } from './NewPassword.tsx';

const useTexts = textsOf('account', 'common');

/** Where a link leads that sets a new password. Its token stands behind `#`, which is sent nowhere by itself. */
export const Page = () => {
  const { account: words, common } = useTexts();
  const token = useRouterState({ select: ({ location }) => location.hash });
  const [link, setLink] = useState<Said<{ readonly email: string }> | null>(null);
  const [done, setDone] = useState(false);
  useEffect(() => void askAccount<{ email: string }>('account/reset-link', { token }).then(setLink), [token]);

  const { busy, onSubmit, problemOf } = useNewPassword(async (newPassword) => {
    const said = await askAccount('account/reset-password', { token, newPassword });
    if (said.ok) setDone(true);
    else if (said.code === 'LINK_DEAD') setLink(said);
    else {
      const field = said.code === 'PASSWORD_REFUSED' ? 'newPassword' : '';
      return { field, text: sayRefusal(said, { TOO_MANY: words.tooMany }, common.failedText) };
    }
    return null;
  });

  const content = () => {
    if (done)
      return (
        <>
          <Note tone="good" role="status">
            {words.resetDone}
          </Note>
          <Link to="/sign-in">{words.toSignIn}</Link>
        </>
      );
    if (link === null) return <p className={styles.text}>{common.loading}</p>;
    if (!link.ok)
      return (
        <>
          <Note tone="attention" role="status">
            {link.code === 'LINK_DEAD' ? words.linkDead : common.failedText}
          </Note>
          <Link to="/sign-in">{words.toSignIn}</Link>
        </>
      );
    const { email } = link.value;
    return (
      <form className={styles.form} onSubmit={onSubmit}>
        <p className={styles.text}>{words.resetFor(email)}</p>
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <NewPasswordFields problemOf={problemOf} autoFocus />
        <p className={styles.text}>{words.resetEnds}</p>
        <Problem text={problemOf('')} />
        <Button type="submit" appearance="primary" disabledFocusable={busy}>
          {words.setPassword}
        </Button>
      </form>
    );
  };
  return <PublicCard title={words.resetTitle}>{content()}</PublicCard>;
};
