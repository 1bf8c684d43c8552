import { useState } from 'react';
import type { CombinedError } from 'urql';
import { besideFields, type FieldProblems, fieldProblemsOf, validation } from '../commands/field-problems.ts';
import { failed } from '../commands/perform.ts';
import { useRequestTexts } from './use-request-texts.ts';

/** What is wrong with each field of a form, in the person's language. */
export const useFieldProblems = (fields: readonly string[]) => {
  const words = useRequestTexts().form.problems;
  const [problems, setProblems] = useState<FieldProblems>({});
  const problemOf = (field: string) => (field in problems ? (words[field] ?? problems[field]) : undefined);
  return {
    /** As a `Field` takes it. */
    of: (field: string) => validation(problemOf(field)),
    /** Shows beside its fields what was refused about them. */
    refused: (result: Parameters<typeof failed>[0], error: CombinedError | undefined) => {
      const found = fieldProblemsOf(result, fields);
      setProblems(found);
      return besideFields(failed(result, error), found);
    },
  };
};
export type ShownProblems = ReturnType<typeof useFieldProblems>;
