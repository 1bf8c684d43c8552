import type { Outcome } from './perform.ts';

type Issue = { readonly path: readonly string[]; readonly message: string };

/** What is wrong with which field of a form, in the API's words. */
export type FieldProblems = Readonly<Record<string, string>>;

const asSentence = (message: string): string => message.charAt(0).toUpperCase() + message.slice(1);

/** Field by field, those a form has; empty for anything else than a wrong input. */
export const fieldProblemsOf = (result: object | undefined, fields: readonly string[]): FieldProblems => {
  if (!result || !('issues' in result)) return {};
  const issues = result.issues as readonly Issue[];
  return Object.fromEntries(
    issues
      .filter(({ path }) => fields.includes(path[0] ?? ''))
      .map(({ path, message }) => [path[0] ?? '', asSentence(message)]),
  );
};

/** The refusal, marked as shown where the form says it beside a field. */
export const besideFields = <Refused extends Outcome & { done: false }>(refused: Refused, problems: FieldProblems) => ({
  ...refused,
  shown: Object.keys(problems).length > 0,
});

/** For a `Field`: its problem, if it has one. */
export const validation = (problem: string | undefined) => (problem ? { validationMessage: problem } : {});
