import { Field, Input } from '@fluentui/react-components';
import { useRequestTexts } from './use-request-texts.ts';

export const usualDays = '30';

type Props = {
  readonly days: string;
  /** As a `Field` takes it. */
  readonly problem: { readonly validationMessage?: string };
  readonly onChange: (days: string) => void;
};

export const ExpiryField = ({ days, problem, onChange }: Props) => {
  const words = useRequestTexts().form;
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
