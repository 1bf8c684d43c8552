import { Field, Input } from '@fluentui/react-components';

type Props = {
  readonly label: string;
  readonly hint?: string;
  readonly problem: string | null;
  readonly focus?: boolean;
};

/** For a code of an authenticator app; browsers and password managers may fill it in. */
export const CodeField = ({ label, hint, problem, focus = false }: Props) => (
  <Field
    label={label}
    required
    {...(hint ? { hint } : {})}
    {...(problem === null ? {} : { validationMessage: problem })}
  >
    <Input
      name="code"
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      required
      autoFocus={focus}
    />
  </Field>
);
