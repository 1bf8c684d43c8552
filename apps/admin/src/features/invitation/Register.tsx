import { Button, Field, Input } from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useId } from 'react';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { CountryChoice } from './CountryChoice.tsx';
import type { InvitationData } from './documents.ts';
import styles from './Invitation.module.css';
import { useInvitationTexts } from './use-invitation-texts.ts';
import { useRegister } from './use-register.ts';

type Props = {
  readonly token: string;
  readonly registration: InvitationData['registration'];
  /** What stands beside the button that accepts. */
  readonly decline: ReactNode;
  readonly onRefused: () => void;
};

/** Accepting for somebody without an account: it is made on the way, and signed in with. */
export const Register = ({ token, registration, decline, onRefused }: Props) => {
  const { register: words } = useInvitationTexts();
  const { submit, problems, problem, busy } = useRegister(token, onRefused);
  const country = useId();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void submit(new FormData(event.currentTarget));
  };
  return (
    // The server checks the form: what it says stands beside the fields.
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
