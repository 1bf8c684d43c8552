import { Button, Field, Input } from '@fluentui/react-components';
import { useRef } from 'react';
import { useNotify } from '../../common/Notices.tsx';
import { textsOf } from '../../texts/use-texts.ts';
import { Card } from '../../ui/Card.tsx';
import { Problem } from '../../ui/Problem.tsx';
import styles from './Account.module.css';
import { askAccount, sayRefusal } from './account.ts';
import { NewPasswordFields, useNewPassword } from './NewPassword.tsx';

const useTexts = textsOf('account', 'common');

type Props = { readonly email: string; readonly onChanged: () => Promise<void> };

export const PasswordCard = ({ email, onChanged }: Props) => {
  const { account: words, common } = useTexts();
  const notify = useNotify();
  const form = useRef<HTMLFormElement>(null);
  const { busy, onSubmit, problemOf } = useNewPassword(async (newPassword, given) => {
    const said = await askAccount('account/password', {
      currentPassword: String(given.get('currentPassword') ?? ''),
      newPassword,
    });
    if (said.ok) {
      form.current?.reset();
      notify({ text: words.passwordChanged });
      void onChanged();
      return null;
    }
    const text = sayRefusal(said, { WRONG_PASSWORD: words.wrongPassword, TOO_MANY: words.tooMany }, common.failedText);
    const field = { WRONG_PASSWORD: 'currentPassword', PASSWORD_REFUSED: 'newPassword' }[said.code] ?? '';
    return { field, text };
  });

  return (
    <Card title={words.password}>
      <form ref={form} className={styles.form} onSubmit={onSubmit}>
        {/* For password managers: whose password it is. */}
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <Field label={words.currentPassword} required validationMessage={problemOf('currentPassword')}>
          <Input name="currentPassword" type="password" autoComplete="current-password" required />
        </Field>
        <NewPasswordFields problemOf={problemOf} />
        <p className={styles.text}>{words.passwordEnds}</p>
        <Problem text={problemOf('')} />
        <Button type="submit" appearance="primary" className={styles.submit ?? ''} disabledFocusable={busy}>
          {words.changePassword}
        </Button>
      </form>
    </Card>
  );
};
