/**
 * How a form says what is wrong with each of its fields: of others it says it as a whole. `said` is the API's own
 * sentence; '' where the form noticed.
 */
export type ProblemWords<Field extends string> = Readonly<Partial<Record<Field, (said: string) => string>>>;
export type FieldProblems = Readonly<Record<string, string>>;

type Issue = { readonly path: readonly string[]; readonly message: string };

/** The API's sentences, field by field, about those the form has; empty for anything but a wrong input. */
export const fieldProblemsOf = (result: object | undefined, words: object): FieldProblems => {
  if (!result || !('issues' in result)) return {};
  const issues = result.issues as readonly Issue[];
  return Object.fromEntries(
    issues.flatMap(({ path: [field = ''], message }) => (Object.hasOwn(words, field) ? [[field, message]] : [])),
  );
};
