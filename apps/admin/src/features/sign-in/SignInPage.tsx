import { Button, Field, Input } from '@fluentui/react-components';
import { Link, useSearch } from '@tanstack/react-router';
import { type FormEvent, lazy, Suspense, use, useState } from 'react';
import { signIn } from '../../common/auth.ts';
import { PublicCard } from '../../common/PublicCard.tsx';
import { askForWays, placeToGo } from '../../common/sign-in-ways.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Note } from '../../ui/Note.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { DemoUsers } from './DemoUsers.tsx';
import { askForDemo } from './demo.ts';
import { providerProblems } from './problems.ts';
import styles from './SignInPage.module.css';

const useTexts = textsOf('common', 'signIn');

const CodeForm = lazy(async () => ({ default: (await import('./CodeForm.tsx')).CodeForm }));

export const load = () => Promise.all([askForDemo(), askForWays()]);

export const Page = () => {
  const { common, signIn: words } = useTexts();
  const { next, ended, problem } = useSearch({ from: '/sign-in' });
  const refusal = providerProblems.find((known) => known === problem);
  const demo = use(askForDemo());
  const { provider } = use(askForWays());
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [wantsCode, setWantsCode] = useState(false);
  const goOn = () => window.location.assign(placeToGo(next, window.location));

  const enter = async (email: string, password: string) => {
    setBusy(true);
    setWrong(null);
    const result = await signIn(email, password);
    if (result === 'signed-in') return goOn();
    setBusy(false);
    if (result === 'code') return setWantsCode(true);
    setWrong(
      typeof result === 'object'
        ? words.otherAddress(result.ownAddress)
        : { refused: words.failed, 'too-many': words.tooMany, unreachable: words.unreachable }[result],
    );
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void enter(String(form.get('email') ?? ''), String(form.get('password') ?? ''));
  };

  if (wantsCode)
    return (
      <PublicCard title={words.codeTitle} tagline={common.tagline}>
        <Suspense fallback={null}>
          <CodeForm onSignedIn={goOn} onAgain={() => setWantsCode(false)} />
        </Suspense>
      </PublicCard>
    );
  return (
    <PublicCard title={words.title} tagline={common.tagline}>
      {ended ? <Note>{words.ended}</Note> : null}
      {refusal === undefined ? null : (
        <Note tone="attention" role="status">
          {words.providerProblems[refusal]}
        </Note>
      )}
      {provider ? (
        <Button
          as="a"
          appearance="primary"
          href={`/api/auth/oidc/start?${new URLSearchParams({ next: placeToGo(next, window.location) })}`}
        >
          {words.throughProvider}
        </Button>
      ) : (
        <>
          <form className={styles.form} onSubmit={submit}>
            <Field label={words.email}>
              <Input name="email" type="email" autoComplete="username" required autoFocus />
            </Field>
            <Field label={words.password}>
              <Input name="password" type="password" autoComplete="current-password" required />
            </Field>
            <Problem text={wrong} />
            <Button type="submit" appearance="primary" disabledFocusable={busy}>
              {words.submit}
            </Button>
          </form>
          <Link to="/forgot-password" className={styles.forgot}>
            {words.forgot}
          </Link>
        </>
      )}
      {demo && demo.users.length > 0 ? (
        <DemoUsers demo={demo} busy={busy} onChoose={(email) => void enter(email, demo.password)} />
      ) : null}
    </PublicCard>
  );
};
