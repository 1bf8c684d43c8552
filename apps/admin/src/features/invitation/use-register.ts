import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useClient } from 'urql';
import { signIn } from '../../app/auth.ts';
import { useNotify } from '../../app/Notices.tsx';
import { useTexts } from '../../app/settings.ts';
import { failed } from '../commands/perform.ts';
import { failureText } from '../commands/use-command.ts';
import { acceptInvitation } from './documents.ts';
import { useInvitationTexts } from './use-invitation-texts.ts';

const fields = ['companyName', 'tenantId', 'domain', 'country', 'adminName', 'adminEmail', 'adminPassword'] as const;
/** The country is chosen from a list. */
export type RegisterField = Exclude<(typeof fields)[number], 'country'>;
const checked = fields.filter((name) => name !== 'country');

type Problems = Readonly<Partial<Record<RegisterField, string>>>;
type Registering = {
  readonly submit: (form: FormData) => Promise<void>;
  readonly problems: Problems;
  /** What is wrong with the whole; null when nothing is. */
  readonly problem: string | null;
  readonly busy: boolean;
};

/** Accepts with a new account, signs in with it, and goes to the partners. */
export const useRegister = (token: string): Registering => {
  const texts = useTexts();
  const { register: words } = useInvitationTexts();
  const client = useClient();
  const notify = useNotify();
  const navigate = useNavigate();
  const [problems, setProblems] = useState<Problems>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const enter = async (email: string, password: string, item: string) => {
    const next = `/my-partners?item=${item}`;
    if ((await signIn(email, password)) === 'signed-in') return window.location.assign(next);
    notify({ text: words.signInNow });
    await navigate({ to: '/sign-in', search: { next } });
  };
  const submit = async (form: FormData) => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    setProblems({});
    // An empty field is one that was not given.
    const given = fields.flatMap((name) => {
      const value = String(form.get(name) ?? '');
      return value === '' ? [] : [[name, value] as const];
    });
    const input = { token, ...Object.fromEntries(given) };
    const { data, error } = await client.mutation(acceptInvitation, { input }).toPromise();
    const result = data?.result;
    if (result?.__typename === 'AcceptRelationshipRequestPayload')
      return enter(String(form.get('adminEmail')).trim(), String(form.get('adminPassword')), result.relationship.id);
    setBusy(false);
    const known = result?.__typename === 'ValidationError' ? problemsOf(result.issues) : {};
    setProblems(known);
    const [first] = checked.filter((name) => known[name] !== undefined);
    if (first) return document.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
    setProblem(
      result?.__typename === 'ConflictError'
        ? words.conflict(result.message)
        : failureText(texts, failed(result, error)),
    );
  };
  return { submit, problems, problem, busy };
};

const problemsOf = (issues: readonly { readonly path: readonly string[]; readonly message: string }[]): Problems =>
  Object.fromEntries(
    issues.flatMap(({ path, message }) => checked.filter((name) => name === path[0]).map((name) => [name, message])),
  );
