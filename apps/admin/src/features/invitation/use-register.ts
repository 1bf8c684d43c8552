import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useClient } from 'urql';
import { signIn } from '../../app/auth.ts';
import { useNotify } from '../../app/Notices.tsx';
import { useTexts } from '../../app/settings.ts';
import { failureText } from '../commands/use-command.ts';
import { focusFirstProblem, useFieldProblems } from '../forms/use-field-problems.ts';
import { acceptInvitation } from './documents.ts';
import { useInvitationTexts } from './use-invitation-texts.ts';

const fields = ['companyName', 'tenantId', 'domain', 'country', 'adminName', 'adminEmail', 'adminPassword'] as const;

/** Accepts with a new account, signs in with it, and goes to the partners: there is nothing to come back to. */
export const useRegister = (token: string, onRefused: () => void) => {
  const texts = useTexts();
  const { register: words } = useInvitationTexts();
  const client = useClient();
  const notify = useNotify();
  const navigate = useNavigate();
  const problems = useFieldProblems(words.problems);
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
    const { data, error } = await client.mutation(acceptInvitation, { input }).toPromise();
    const result = data?.result;
    if (result?.__typename === 'AcceptRelationshipRequestPayload')
      return enter(String(form.get('adminEmail')).trim(), String(form.get('adminPassword')), result.relationship.id);
    setBusy(false);
    const refused = problems.refused(result, error);
    if (refused.shown) return focusFirstProblem('form');
    if (refused.code !== null) onRefused();
    setProblem(result?.__typename === 'ConflictError' ? words.conflict(result.message) : failureText(texts, refused));
  };
  return {
    submit,
    problems,
    /** What is wrong with the whole; null when nothing is. */
    problem,
    busy,
  };
};
