import { Button, Field, Input } from '@fluentui/react-components';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { CopyField } from '../../common/CopyField.tsx';
import { textsOf } from '../../texts/use-texts.ts';
import { Problem } from '../../ui/Problem.tsx';
import styles from './Account.module.css';
import { askAccount, sayRefusal } from './account.ts';
import { CodeField } from './CodeField.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';

const useTexts = textsOf('account', 'common');

const QrCode = lazy(async () => ({ default: (await import('./QrCode.tsx')).QrCode }));

type Step =
  | { readonly step: 'password' }
  | { readonly step: 'code'; readonly uri: string; readonly key: string }
  | { readonly step: 'codes'; readonly codes: readonly string[] };

/** The password, then the app's key and its first code, then the recovery codes. */
export const SecondFactorSetUp = ({ onDone }: { readonly onDone: () => void }) => {
  const { account: words, common } = useTexts();
  const [at, setAt] = useState<Step>({ step: 'password' });
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const say = (said: { readonly code: string; readonly message: string }) =>
    setProblem(
      sayRefusal(
        said,
        { WRONG_PASSWORD: words.wrongPassword, WRONG_CODE: words.wrongCode, TOO_MANY: words.tooMany },
        common.failedText,
      ),
    );
  const sending = async (event: FormEvent<HTMLFormElement>, send: (given: FormData) => Promise<void>) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setProblem(null);
    await send(new FormData(event.currentTarget));
    setBusy(false);
  };
  const begin = async (given: FormData) => {
    const said = await askAccount<{ uri: string; key: string }>('account/second-factor/begin', {
      password: String(given.get('password') ?? ''),
    });
    if (said.ok) setAt({ step: 'code', ...said.value });
    else if (said.code === 'ALREADY_ON') onDone();
    else say(said);
  };
  const confirm = async (given: FormData) => {
    const said = await askAccount<{ recoveryCodes: string[] }>('account/second-factor/confirm', {
      code: String(given.get('code') ?? ''),
    });
    if (said.ok) setAt({ step: 'codes', codes: said.value.recoveryCodes });
    else if (said.code === 'SET_UP_EXPIRED') {
      setAt({ step: 'password' });
      setProblem(words.setUpExpired);
    } else say(said);
  };

  if (at.step === 'codes') return <RecoveryCodes codes={at.codes} onDone={onDone} />;
  if (at.step === 'code')
    return (
      <form key="code" className={styles.form} onSubmit={(event) => void sending(event, confirm)}>
        <p className={styles.text}>{words.scan}</p>
        <Suspense fallback={<span className={styles.qr} />}>
          <QrCode text={at.uri} label={words.qrCode} />
        </Suspense>
        <CopyField label={words.key} value={at.key} hint={words.keyHint} copyLabel={common.copy} />
        <CodeField label={words.code} hint={words.codeOfApp} problem={problem} />
        <Button type="submit" appearance="primary" className={styles.submit ?? ''} disabledFocusable={busy}>
          {words.turnOn}
        </Button>
      </form>
    );
  return (
    <form key="password" className={styles.form} onSubmit={(event) => void sending(event, begin)}>
      <p className={styles.text}>{words.secondFactorText}</p>
      <Field label={words.currentPassword} required>
        <Input name="password" type="password" autoComplete="current-password" required />
      </Field>
      <Problem text={problem} />
      <Button type="submit" appearance="primary" className={styles.submit ?? ''} disabledFocusable={busy}>
        {words.setUp}
      </Button>
    </form>
  );
};
