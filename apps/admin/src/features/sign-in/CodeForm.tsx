import { Button, Field, Input } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { textsOf } from '../../texts/use-texts.ts';
import { giveCode } from './give-code.ts';
import styles from './SignInPage.module.css';

const useTexts = textsOf('signIn');

type Props = { readonly onSignedIn: () => void; readonly onAgain: () => void };

/** After the password: a code of the authenticator app, or a recovery code, which has a hyphen. */
export const CodeForm = ({ onSignedIn, onAgain }: Props) => {
  const { signIn: words } = useTexts();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setProblem(null);
    const result = await giveCode(String(new FormData(event.currentTarget).get('code') ?? ''));
    if (result === 'signed-in') return onSignedIn();
    setBusy(false);
    setProblem(
      {
        refused: words.wrongCode,
        'too-late': words.codeTooLate,
        'too-many': words.tooManyCodes,
        unreachable: words.unreachable,
      }[result],
    );
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <Field
        label={words.code}
        hint={words.codeHint}
        required
        {...(problem === null ? {} : { validationMessage: problem })}
      >
        <Input name="code" autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} required autoFocus />
      </Field>
      <Button type="submit" appearance="primary" disabledFocusable={busy}>
        {words.submit}
      </Button>
      <Button className={styles.forgot ?? ''} appearance="transparent" onClick={onAgain}>
        {words.again}
      </Button>
    </form>
  );
};
