import { Button } from '@fluentui/react-components';
import { useCopy } from '../../common/CopyField.tsx';
import { textsOf } from '../../texts/use-texts.ts';
import { Note } from '../../ui/Note.tsx';
import styles from './Account.module.css';

const useTexts = textsOf('account', 'common');

type Props = { readonly codes: readonly string[]; readonly onDone: () => void };

/** Shown once: the server can tell them to nobody again. */
export const RecoveryCodes = ({ codes, onDone }: Props) => {
  const { account: words, common } = useTexts();
  const copy = useCopy();
  const text = codes.join('\n');
  const download = () => {
    const url = URL.createObjectURL(new Blob([`${text}\n`], { type: 'text/plain' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = 'untether-recovery-codes.txt';
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <div className={styles.form}>
      <Note tone="attention" role="status">
        {words.recoveryText}
      </Note>
      <ul className={styles.codes} aria-label={words.recoveryCodes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button onClick={() => void copy(text)}>{common.copy}</Button>
        <Button onClick={download}>{words.download}</Button>
        <Button appearance="primary" onClick={onDone}>
          {words.recoveryKept}
        </Button>
      </div>
    </div>
  );
};
