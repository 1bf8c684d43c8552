import { Button } from '@fluentui/react-components';
import { type FormEvent, useRef, useState } from 'react';
import { useNotify } from '../../common/Notices.tsx';
import { textsOf } from '../../texts/use-texts.ts';
import { Card } from '../../ui/Card.tsx';
import { Tag } from '../../ui/Tag.tsx';
import styles from './Account.module.css';
import { askAccount, sayRefusal } from './account.ts';
import { CodeField } from './CodeField.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { SecondFactorSetUp } from './SecondFactorSetUp.tsx';

const useTexts = textsOf('account', 'common');

type Props = { readonly isOn: boolean; readonly onChanged: () => Promise<void> };

export const SecondFactorCard = ({ isOn, onChanged }: Props) => {
  const { account: words } = useTexts();
  return (
    <Card title={words.secondFactor} beside={isOn ? <Tag tone="good">{words.secondFactorOn}</Tag> : null}>
      {isOn ? <Existing onChanged={onChanged} /> : <SecondFactorSetUp onDone={() => void onChanged()} />}
    </Card>
  );
};

const Existing = ({ onChanged }: Pick<Props, 'onChanged'>) => {
  const { account: words, common } = useTexts();
  const notify = useNotify();
  const form = useRef<HTMLFormElement>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const code = String(new FormData(event.currentTarget).get('code') ?? '');
    const { nativeEvent } = event;
    const pressed = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
    const turnsOff = pressed instanceof HTMLButtonElement && pressed.value === 'turn-off';
    setBusy(true);
    setProblem(null);
    const path = turnsOff ? 'turn-off' : 'recovery-codes';
    const said = await askAccount<{ recoveryCodes?: string[] }>(`account/second-factor/${path}`, { code });
    setBusy(false);
    if (!said.ok)
      return setProblem(
        sayRefusal(said, { WRONG_CODE: words.wrongCode, TOO_MANY: words.tooManyCodes }, common.failedText),
      );
    form.current?.reset();
    if (turnsOff) notify({ text: words.turnedOff });
    else setCodes(said.value.recoveryCodes ?? []);
    if (turnsOff) void onChanged();
  };

  if (codes !== null) return <RecoveryCodes codes={codes} onDone={() => setCodes(null)} />;
  return (
    <form ref={form} className={styles.form} onSubmit={(event) => void submit(event)}>
      <p className={styles.text}>{words.secondFactorOnText}</p>
      <CodeField label={words.code} hint={words.codeOrRecovery} problem={problem} />
      <div className={styles.buttons}>
        <Button type="submit" value="recovery-codes" disabledFocusable={busy}>
          {words.renewCodes}
        </Button>
        <Button type="submit" value="turn-off" disabledFocusable={busy}>
          {words.turnOff}
        </Button>
      </div>
    </form>
  );
};
