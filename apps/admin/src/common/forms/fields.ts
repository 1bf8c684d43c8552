import { useState } from 'react';
import { type AnyVariables, type TypedDocumentNode, useClient } from 'urql';
import { type Answer, type Outcome, type PayloadOf, run } from '../commands/outcome.ts';

type FieldProblems = Readonly<Record<string, string>>;
type Refused = Outcome & { readonly done: false };

/** The API's sentences about the fields that the form has; empty for anything but a wrong input. */
export const fieldProblemsOf = ({ issues = [] }: Pick<Refused, 'issues'>, fields: readonly string[]): FieldProblems =>
  Object.fromEntries(
    issues.flatMap(({ path, message }) =>
      path.filter((name) => fields.includes(name)).map((name) => [name, message] as const),
    ),
  );

/** What is wrong with each of these fields of a form: what is wrong with others, the form says as a whole. */
export const useFieldProblems = <Field extends string>(...fields: readonly Field[]) => {
  const client = useClient();
  const [problems, setProblems] = useState<FieldProblems>({});
  const show = (found: FieldProblems, refused: Refused): Refused => {
    setProblems(found);
    return { ...refused, shown: Object.keys(found).length > 0 };
  };
  return {
    textOf: (field: Field): string | undefined => problems[field],
    /** As a `Field` takes it. */
    of: (field: Field) => (problems[field] === undefined ? {} : { validationMessage: problems[field] }),
    /** Runs a command, and shows beside the form's fields what the API refused about them. */
    run: async <Data extends Answer, Variables extends AnyVariables>(
      document: TypedDocumentNode<Data, Variables>,
      variables: Variables,
      onPayload?: (payload: PayloadOf<Data>) => void,
    ): Promise<Outcome> => {
      const outcome = await run(client, document, variables, onPayload);
      return outcome.done ? outcome : show(fieldProblemsOf(outcome, fields), outcome);
    },
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
