import { Button, Field, Input } from '@fluentui/react-components';
import { Link, useRouterState } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { PublicCard } from '../../common/PublicCard.tsx';
import { textsOf } from '../../texts/use-texts.ts';
import { Note } from '../../ui/Note.tsx';
import { Problem } from '../../ui/Problem.tsx';
import styles from './Account.module.css';
import { askAccount, type Said, sayRefusal } from './account.ts';

const useTexts = textsOf('account', 'common');

/** Where a link leads that sets a new password. Its token stands behind `#`, which is sent nowhere by itself. */
export const Page = () => {
  const { account: words, common } = useTexts();
  const token = useRouterState({ select: ({ location }) => location.hash });
  const [link, setLink] = useState<Said<{ readonly email: string }> | null>(null);
  const [done, setDone] = useState(false);
  const [problem, setProblem] = useState<{ readonly field: string; readonly text: string } | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => void askAccount<{ email: string }>('account/reset-link', { token }).then(setLink), [token]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const given = new FormData(event.currentTarget);
    const newPassword = String(given.get('newPassword') ?? '');
    if (newPassword !== String(given.get('again') ?? '')) return setProblem({ field: 'again', text: words.differ });
    setBusy(true);
    setProblem(null);
    const said = await askAccount('account/reset-password', { token, newPassword });
    setBusy(false);
    if (said.ok) return setDone(true);
    if (said.code === 'LINK_DEAD') return setLink(said);
    const field = said.code === 'PASSWORD_REFUSED' ? 'newPassword' : '';
    setProblem({ field, text: sayRefusal(said, { TOO_MANY: words.tooMany }, common.failedText) });
  };
  const of = (field: string) => (problem?.field === field ? { validationMessage: problem.text } : {});

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
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <p className={styles.text}>{words.resetFor(email)}</p>
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <Field label={words.newPassword} hint={words.passwordHint} required {...of('newPassword')}>
          <Input name="newPassword" type="password" autoComplete="new-password" required autoFocus />
        </Field>
        <Field label={words.again} required {...of('again')}>
          <Input name="again" type="password" autoComplete="new-password" required />
        </Field>
        <p className={styles.text}>{words.resetEnds}</p>
        <Problem text={problem?.field === '' ? problem.text : null} />
        <Button type="submit" appearance="primary" disabledFocusable={busy}>
          {words.setPassword}
        </Button>
      </form>
    );
  };
  return <PublicCard title={words.resetTitle}>{content()}</PublicCard>;
};
