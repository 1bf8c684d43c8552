import { Button, Field, Input } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { useCallback } from 'react';
import { textsOf } from '../texts/use-texts.ts';
import styles from './CopyField.module.css';
import { useNotify } from './Notices.tsx';

const useTexts = textsOf('common');

/** Puts a text on the clipboard and says whether that worked. */
export const useCopy = (): ((text: string) => Promise<void>) => {
  const { common } = useTexts();
  const notify = useNotify();
  return useCallback(
    async (text) => {
      try {
        await navigator.clipboard.writeText(text);
        notify({ text: common.copied });
      } catch {
        notify({ text: common.failedTitle, tone: 'failed' });
      }
    },
    [common, notify],
  );
};

type Props = {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  /** What the button is called where more than one can be copied. */
  readonly copyLabel: string;
};

/** All of it, with its start in sight: that is where a link says whose it is. */
const selectFromStart = (input: HTMLInputElement): void => {
  input.setSelectionRange(0, input.value.length, 'backward');
  input.scrollLeft = 0;
};

/** A text to take along: selected as a whole when it is focused, copied by its button. */
export const CopyField = ({ label, value, hint, copyLabel }: Props) => {
  const { common } = useTexts();
  const copy = useCopy();
  return (
    <Field label={label} {...(hint ? { hint } : {})}>
      <span className={styles.line}>
        <Input
          value={value}
          readOnly
          aria-label={label}
          onFocus={({ target }) => selectFromStart(target)}
          spellCheck={false}
          className={styles.input ?? ''}
        />
        <Button icon={<CopyRegular />} aria-label={copyLabel} onClick={() => void copy(value)}>
          {common.copy}
        </Button>
      </span>
    </Field>
  );
};
