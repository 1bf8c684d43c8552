import { Button, Field, Input } from '@fluentui/react-components';
import { Link } from '@tanstack/react-router';
import { type FormEvent, use, useState } from 'react';
import { PublicCard } from '../../common/PublicCard.tsx';
import { askForWays } from '../../common/sign-in-ways.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Note } from '../../ui/Note.tsx';
import { Problem } from '../../ui/Problem.tsx';
import styles from './Account.module.css';
import { askAccount, sayRefusal } from './account.ts';

const useTexts = textsOf('account', 'common');

export const load = askForWays;

/** The answer is the same whether the address is known or not. */
export const Page = () => {
  const { account: words, common } = useTexts();
  const { resetByMail } = use(askForWays());
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const email = String(new FormData(event.currentTarget).get('email') ?? '').trim();
    setBusy(true);
    setProblem(null);
    const said = await askAccount('account/forgot-password', { email });
    setBusy(false);
    if (said.ok) setSentTo(email);
    else setProblem(sayRefusal(said, { TOO_MANY: words.tooMany }, common.failedText));
  };

  return (
    <PublicCard title={words.forgotTitle}>
      {!resetByMail ? (
        <Note>{words.noMail}</Note>
      ) : sentTo !== null ? (
        <Note tone="good" role="status">
          {words.linkSent(sentTo)}
        </Note>
      ) : (
        <form className={styles.form} onSubmit={(event) => void submit(event)}>
          <p className={styles.text}>{words.forgotText}</p>
          <Field label={words.email}>
            <Input name="email" type="email" autoComplete="username" required autoFocus />
          </Field>
          <Problem text={problem} />
          <Button type="submit" appearance="primary" disabledFocusable={busy}>
            {words.sendLink}
          </Button>
        </form>
      )}
      <Link to="/sign-in">{words.toSignIn}</Link>
    </PublicCard>
  );
};
