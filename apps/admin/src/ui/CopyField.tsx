import { Button, Field, Input } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { useTexts } from '../app/settings.ts';
import styles from './CopyField.module.css';
import { useCopy } from './use-copy.ts';

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
