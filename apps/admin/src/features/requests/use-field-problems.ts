import { useState } from 'react';
import { useTexts } from '../../app/settings.ts';
import type { Outcome } from '../commands/perform.ts';
import { failureText } from '../commands/use-command.ts';
import { useRequestTexts } from './use-request-texts.ts';

export type FieldProblems = {
  /** What is wrong with a field, as its `Field` takes it; nothing where nothing is. */
  readonly of: (field: string) => { readonly validationMessage?: string };
  readonly show: (fields: readonly string[]) => void;
  /** Shows a refusal beside its fields; what is not about one of them is returned. */
  readonly onRefused: (refusal: Outcome & { readonly done: false }) => string | null;
};

export const useFieldProblems = (fields: readonly string[]): FieldProblems => {
  const texts = useTexts();
  const { problems } = useRequestTexts().form;
  const [wrong, setWrong] = useState<readonly string[]>([]);
  return {
    of: (field) => (wrong.includes(field) ? { validationMessage: problems[field] ?? '' } : {}),
    show: setWrong,
    onRefused: (refusal) => {
      const named = (refusal.issues ?? []).map(({ path }) => path[0] ?? '');
      setWrong(named);
      return named.length > 0 && named.every((field) => fields.includes(field)) ? null : failureText(texts, refusal);
    },
  };
};
