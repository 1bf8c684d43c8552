import { Field, Input } from '@fluentui/react-components';
import type { ShownProblems } from './use-field-problems.ts';
import { useRequestTexts } from './use-request-texts.ts';

type Props = {
  readonly days: string;
  readonly problems: ShownProblems;
  readonly onChange: (days: string) => void;
};

export const ExpiryField = ({ days, problems, onChange }: Props) => {
  const words = useRequestTexts().form;
  return (
    <Field label={words.expiry} hint={words.expiryHint} {...problems.of('expiresInDays')}>
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
