import { useState } from 'react';
import type { CombinedError } from 'urql';
import { failed, type Outcome } from '../commands/perform.ts';
import { type FieldProblems, fieldProblemsOf, type ProblemWords } from './field-problems.ts';

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

/** What is wrong with a field is read out where it stands. */
export const focusFirstProblem = (within: string): void => {
  setTimeout(() => document.querySelector<HTMLElement>(`${within} [aria-invalid="true"]`)?.focus());
};
