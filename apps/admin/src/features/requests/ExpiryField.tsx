import { Field, Input } from '@fluentui/react-components';
import { textsOf } from '../../texts/use-texts.ts';

const useTexts = textsOf('requests');

export const usualDays = '30';

type Props = {
  readonly days: string;
  /** As a `Field` takes it. */
  readonly problem: { readonly validationMessage?: string };
  readonly onChange: (days: string) => void;
};

export const ExpiryField = ({ days, problem, onChange }: Props) => {
  const words = useTexts().requests.form;
  return (
    <Field label={words.expiry} hint={words.expiryHint} {...problem}>
      <Input
        value={days}
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        onChange={(_event, { value }) => onChange(value)}
      />
    </Field>
  );
};
