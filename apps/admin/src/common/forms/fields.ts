import { useState } from 'react';
import type { CombinedError } from 'urql';
import { failed, type Outcome } from '../commands/outcome.ts';

type FieldProblems = Readonly<Record<string, string>>;

type Issue = { readonly path: readonly string[]; readonly message: string };

/** The API's sentences about the fields that the form has; empty for anything but a wrong input. */
export const fieldProblemsOf = (result: object | undefined, fields: readonly string[]): FieldProblems => {
  if (!result || !('issues' in result)) return {};
  const issues = result.issues as readonly Issue[];
  return Object.fromEntries(
    issues.flatMap(({ path: [field = ''], message }) => (fields.includes(field) ? [[field, message]] : [])),
  );
};

type Refused = Outcome & { readonly done: false };

/** What is wrong with each of these fields of a form: what is wrong with others, the form says as a whole. */
export const useFieldProblems = <Field extends string>(...fields: readonly Field[]) => {
  const [problems, setProblems] = useState<FieldProblems>({});
  const show = (found: FieldProblems, refused: Refused): Refused => {
    setProblems(found);
    return { ...refused, shown: Object.keys(found).length > 0 };
  };
  return {
    textOf: (field: Field): string | undefined => problems[field],
    /** As a `Field` takes it. */
    of: (field: Field) => (problems[field] === undefined ? {} : { validationMessage: problems[field] }),
    /** Shows beside its fields what the API refused about them. */
    refused: (result: Parameters<typeof failed>[0], error: CombinedError | undefined): Refused =>
      show(fieldProblemsOf(result, fields), failed(result, error)),
    /** Shows what the form itself notices before anything is sent. */
    noticed: (field: Field, text: string): Refused =>
      show({ [field]: text }, { done: false, code: 'VALIDATION', message: '' }),
    clear: () => setProblems({}),
  };
};

/** Focus makes what is wrong with a field read out. */
export const focusFirstProblem = (within: string): void => {
  setTimeout(() => document.querySelector<HTMLElement>(`${within} [aria-invalid="true"]`)?.focus());
};

const most = 2 ** 31 - 1; // what the API can take as a number; which numbers are allowed it says itself

/** The number typed; null where it is none the API could take. */
export const wholeNumberIn = (typed: string): number | null =>
  /^\d+$/.test(typed.trim()) && Number(typed) <= most ? Number(typed) : null;
