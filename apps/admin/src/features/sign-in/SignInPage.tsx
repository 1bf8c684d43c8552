import { Button, Field, Input } from '@fluentui/react-components';
import { useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { signIn } from '../../app/auth.ts';
import { useTexts } from '../../app/settings.ts';
import { Note } from '../../ui/Note.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { PublicCard } from '../../ui/PublicCard.tsx';
import { DemoUsers } from './DemoUsers.tsx';
import { type Demo, fetchDemo, placeToGo } from './demo.ts';
import styles from './SignInPage.module.css';

export const SignInPage = () => {
  const { common, pages } = useTexts();
  const { next, ended } = useSearch({ from: '/sign-in' });
  const [demo, setDemo] = useState<Demo | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    void fetchDemo().then(setDemo);
  }, []);

  const enter = async (email: string, password: string) => {
    setBusy(true);
    setProblem(null);
    const result = await signIn(email, password);
    if (result === 'signed-in') {
      window.location.assign(placeToGo(next, window.location));
      return;
    }
    setBusy(false);
    setProblem(
      typeof result === 'object'
        ? pages.signIn.otherAddress(result.ownAddress)
        : {
            refused: pages.signIn.failed,
            'too-many': pages.signIn.tooMany,
            unreachable: pages.signIn.unreachable,
          }[result],
    );
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void enter(String(form.get('email') ?? ''), String(form.get('password') ?? ''));
  };

  return (
    <PublicCard title={pages.signIn.title} tagline={common.tagline}>
      {ended ? <Note>{pages.signIn.ended}</Note> : null}
      <form className={styles.form} onSubmit={submit}>
        <Field label={pages.signIn.email}>
          <Input name="email" type="email" autoComplete="username" required autoFocus />
        </Field>
        <Field label={pages.signIn.password}>
          <Input name="password" type="password" autoComplete="current-password" required />
        </Field>
        <Problem text={problem} />
        <Button type="submit" appearance="primary" disabledFocusable={busy}>
          {pages.signIn.submit}
        </Button>
      </form>
      {demo ? <DemoUsers demo={demo} busy={busy} onChoose={(email) => void enter(email, demo.password)} /> : null}
    </PublicCard>
  );
};
