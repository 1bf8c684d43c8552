import { useState } from 'react';
import type { CombinedError } from 'urql';
import { failed, type Outcome } from '../commands/outcome.ts';

/**
 * How a form says what is wrong with each of its fields: of others it says it as a whole. `said` is the API's own
 * sentence; '' where the form noticed.
 */
type ProblemWords<Field extends string> = Readonly<Partial<Record<Field, (said: string) => string>>>;
type FieldProblems = Readonly<Record<string, string>>;

type Issue = { readonly path: readonly string[]; readonly message: string };

/** The API's sentences, field by field, about those the form has; empty for anything but a wrong input. */
export const fieldProblemsOf = (result: object | undefined, words: object): FieldProblems => {
  if (!result || !('issues' in result)) return {};
  const issues = result.issues as readonly Issue[];
  return Object.fromEntries(
    issues.flatMap(({ path: [field = ''], message }) => (Object.hasOwn(words, field) ? [[field, message]] : [])),
  );
};

type Refused = Outcome & { readonly done: false };

/** What is wrong with each field of a form, in the person's language. It has the fields that there are words for. */
export const useFieldProblems = <Field extends string>(words: ProblemWords<Field>) => {
  const [problems, setProblems] = useState<FieldProblems>({});
  const show = (found: FieldProblems, refused: Refused): Refused => {
    setProblems(found);
    return { ...refused, shown: Object.keys(found).length > 0 };
  };
  const textOf = (field: Field): string | undefined => {
    const said = problems[field];
    return said === undefined ? undefined : words[field]?.(said);
  };
  return {
    textOf,
    /** As a `Field` takes it. */
    of: (field: Field) => {
      const text = textOf(field);
      return text === undefined ? {} : { validationMessage: text };
    },
    /** Shows beside its fields what the API refused about them. */
    refused: (result: Parameters<typeof failed>[0], error: CombinedError | undefined): Refused =>
      show(fieldProblemsOf(result, words), failed(result, error)),
    /** Shows what the form itself notices before anything is sent. */
    noticed: (field: Field): Refused => show({ [field]: '' }, { done: false, code: 'VALIDATION', message: '' }),
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
