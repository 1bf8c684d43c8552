import { Button, Field, Input } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useId, useMemo, useState } from 'react';
import { signIn } from '../../common/auth.ts';
import { failureText } from '../../common/commands/outcome.ts';
import { countryCodes } from '../../common/countries.ts';
import { focusFirstProblem, useFieldProblems } from '../../common/forms/fields.ts';
import { useNotify } from '../../common/Notices.tsx';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { acceptInvitation, type InvitationData } from './documents.ts';
import styles from './Invitation.module.css';

const useTexts = textsOf('common', 'invitation');

const fields = ['companyName', 'tenantId', 'domain', 'country', 'adminName', 'adminEmail', 'adminPassword'] as const;

/** Accepts with a new account, signs in with it, and goes to the partners: there is nothing to come back to. */
const useRegister = (token: string, onRefused: () => void) => {
  const texts = useTexts();
  const { register: words } = useTexts().invitation;
  const notify = useNotify();
  const navigate = useNavigate();
  const problems = useFieldProblems('companyName', 'tenantId', 'domain', 'adminName', 'adminEmail', 'adminPassword');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const enter = async (email: string, password: string, item: string) => {
    const next = `/my-partners?item=${item}`;
    if ((await signIn(email, password)) === 'signed-in') return window.location.replace(next);
    notify({ text: words.signInNow });
    await navigate({ to: '/sign-in', search: { next }, replace: true });
  };
  const submit = async (form: FormData) => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    problems.clear();
    // An empty field is one that was not given.
    const given = fields.flatMap((name) => {
      const value = String(form.get(name) ?? '');
      return value === '' ? [] : [[name, value] as const];
    });
    const input = { token, ...Object.fromEntries(given) };
    const outcome = await problems.run(acceptInvitation, { input }, ({ relationship }) =>
      enter(String(form.get('adminEmail')).trim(), String(form.get('adminPassword')), relationship.id),
    );
    if (outcome.done) return;
    setBusy(false);
    if (outcome.shown) return focusFirstProblem('form');
    if (outcome.code !== null) onRefused();
    setProblem(outcome.code === 'CONFLICT' ? words.conflict(outcome.message) : failureText(texts, outcome));
  };
  return {
    submit,
    problems,
    /** What is wrong with the whole; null when nothing is. */
    problem,
    busy,
  };
};

type CountryChoiceProps = { readonly id: string; readonly label: string; readonly none: string };

const CountryChoice = ({ id, label, none }: CountryChoiceProps) => {
  const format = useFormat();
  const [code, setCode] = useState('');
  const countries = useMemo(() => format.countries(countryCodes), [format]);
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <Choice id={id} value={code} onChange={setCode} none={none} options={countries} />
      <input type="hidden" name="country" value={code} />
    </div>
  );
};

type RegisterProps = {
  readonly token: string;
  readonly registration: InvitationData['registration'];
  /** Next to the button that accepts. */
  readonly decline: ReactNode;
  readonly onRefused: () => void;
};

/** Accepts without an account: one is created and signed in with. */
export const Register = ({ token, registration, decline, onRefused }: RegisterProps) => {
  const { register: words } = useTexts().invitation;
  const { submit, problems, problem, busy } = useRegister(token, onRefused);
  const country = useId();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void submit(new FormData(event.currentTarget));
  };
  return (
    // The server checks the form: what it says is shown beside the fields.
    <form className={styles.form} onSubmit={send} noValidate>
      <h2>{words.title}</h2>
      <p className="muted">{words.text}</p>
      {registration === 'COMPANY' ? (
        <>
          <Field label={words.companyName} required {...problems.of('companyName')}>
            <Input name="companyName" autoComplete="organization" />
          </Field>
          <Field label={words.tenantId} hint={words.tenantIdHint} required {...problems.of('tenantId')}>
            <Input name="tenantId" autoComplete="off" spellCheck={false} />
          </Field>
          <Field label={words.domain} hint={words.domainHint} {...problems.of('domain')}>
            <Input name="domain" autoComplete="off" spellCheck={false} />
          </Field>
          <CountryChoice id={country} label={words.country} none={words.noCountry} />
        </>
      ) : null}
      <Field label={words.adminName} required {...problems.of('adminName')}>
        <Input name="adminName" autoComplete="name" />
      </Field>
      <Field label={words.adminEmail} required {...problems.of('adminEmail')}>
        <Input name="adminEmail" type="email" autoComplete="username" />
      </Field>
      <Field label={words.adminPassword} hint={words.passwordHint} required {...problems.of('adminPassword')}>
        <Input name="adminPassword" type="password" autoComplete="new-password" />
      </Field>
      <Problem text={problem} />
      <ButtonRow>
        <Button type="submit" appearance="primary" disabledFocusable={busy}>
          {words.submit}
        </Button>
        {decline}
      </ButtonRow>
    </form>
  );
};
