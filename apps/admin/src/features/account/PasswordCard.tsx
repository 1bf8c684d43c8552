import { Button, Field, Input } from '@fluentui/react-components';
import { type FormEvent, useRef, useState } from 'react';
import { useNotify } from '../../common/Notices.tsx';
import { textsOf } from '../../texts/use-texts.ts';
import { Card } from '../../ui/Card.tsx';
import { Problem } from '../../ui/Problem.tsx';
import styles from './Account.module.css';
import { askAccount, sayRefusal } from './account.ts';

const useTexts = textsOf('account', 'common');

type Props = { readonly email: string; readonly onChanged: () => Promise<void> };

export const PasswordCard = ({ email, onChanged }: Props) => {
  const { account: words, common } = useTexts();
  const notify = useNotify();
  const form = useRef<HTMLFormElement>(null);
  const [problem, setProblem] = useState<{ readonly field: string; readonly text: string } | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const given = new FormData(event.currentTarget);
    const newPassword = String(given.get('newPassword') ?? '');
    if (newPassword !== String(given.get('again') ?? '')) return setProblem({ field: 'again', text: words.differ });
    setBusy(true);
    setProblem(null);
    const said = await askAccount('account/password', {
      currentPassword: String(given.get('currentPassword') ?? ''),
      newPassword,
    });
    setBusy(false);
    if (said.ok) {
      form.current?.reset();
      notify({ text: words.passwordChanged });
      return void onChanged();
    }
    const text = sayRefusal(said, { WRONG_PASSWORD: words.wrongPassword, TOO_MANY: words.tooMany }, common.failedText);
    const field = { WRONG_PASSWORD: 'currentPassword', PASSWORD_REFUSED: 'newPassword' }[said.code] ?? '';
    setProblem({ field, text });
  };
  const of = (field: string) => (problem?.field === field ? { validationMessage: problem.text } : {});

  return (
    <Card title={words.password}>
      <form ref={form} className={styles.form} onSubmit={(event) => void submit(event)}>
        {/* For password managers: whose password it is. */}
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <Field label={words.currentPassword} required {...of('currentPassword')}>
          <Input name="currentPassword" type="password" autoComplete="current-password" required />
        </Field>
        <Field label={words.newPassword} hint={words.passwordHint} required {...of('newPassword')}>
          <Input name="newPassword" type="password" autoComplete="new-password" required />
        </Field>
        <Field label={words.again} required {...of('again')}>
          <Input name="again" type="password" autoComplete="new-password" required />
        </Field>
        <p className={styles.text}>{words.passwordEnds}</p>
        <Problem text={problem?.field === '' ? problem.text : null} />
        <Button type="submit" appearance="primary" className={styles.submit ?? ''} disabledFocusable={busy}>
          {words.changePassword}
        </Button>
      </form>
    </Card>
  );
};
