import { Field, Input } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { textsOf } from '../../texts/use-texts.ts';

const useTexts = textsOf('account');

/** What is wrong with a form, and with which of its fields; '' = with none of them. */
interface FieldProblem {
  readonly field: string;
  readonly text: string;
}

/** A form that sets a password, typed twice. `send` says what is wrong, or null once it is done. */
export const useNewPassword = (send: (newPassword: string, given: FormData) => Promise<FieldProblem | null>) => {
  const { account: words } = useTexts();
  const [problem, setProblem] = useState<FieldProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const given = new FormData(event.currentTarget);
    const newPassword = String(given.get('newPassword') ?? '');
    if (newPassword !== String(given.get('again') ?? '')) return setProblem({ field: 'again', text: words.differ });
    setBusy(true);
    setProblem(null);
    setProblem(await send(newPassword, given));
    setBusy(false);
  };
  return {
    busy,
    onSubmit: (event: FormEvent<HTMLFormElement>) => void submit(event),
    problemOf: (field: string) => (problem?.field === field ? problem.text : null),
  };
};

type FieldsProps = { readonly problemOf: (field: string) => string | null; readonly autoFocus?: boolean };

export const NewPasswordFields = ({ problemOf, autoFocus = false }: FieldsProps) => {
  const { account: words } = useTexts();
  return (
    <>
      <Field label={words.newPassword} hint={words.passwordHint} required validationMessage={problemOf('newPassword')}>
        <Input name="newPassword" type="password" autoComplete="new-password" required autoFocus={autoFocus} />
      </Field>
      <Field label={words.again} required validationMessage={problemOf('again')}>
        <Input name="again" type="password" autoComplete="new-password" required />
      </Field>
    </>
  );
};
