import type { Decision } from '../model/changes.ts';
import type { NewEvent } from '../model/records.ts';
import type { AnyStatus, InputProblem, Refusal, StateObstacle, ValidationIssue } from './refusal.ts';

/** Done (with what to write), already so (nothing to write), or refused (at most a record of the attempt). */
export type Outcome =
  | { readonly outcome: 'done'; readonly decision: Decision }
  | { readonly outcome: 'already' }
  | { readonly outcome: 'refused'; readonly refusal: Refusal; readonly events?: readonly NewEvent[] };

export type Refused = Extract<Outcome, { readonly outcome: 'refused' }>;

export const done = (decision: Decision): Outcome => ({ outcome: 'done', decision });
export const already: Outcome = { outcome: 'already' };
export const refused = (refusal: Refusal): Refused => ({ outcome: 'refused', refusal });

/** Why an outcome was refused; null when it was not. */
export const refusalOf = (outcome: Outcome): Refusal | null => (outcome.outcome === 'refused' ? outcome.refusal : null);

export const stateError = (currentStatus: AnyStatus, obstacle: StateObstacle): Outcome =>
  refused({ error: 'state', currentStatus, obstacle });

/** The command applies to other statuses only. */
export const wrongStatus = (status: AnyStatus, ...expected: readonly AnyStatus[]): Outcome =>
  stateError(status, { code: 'wrong_status', status, expected });

export const invalid = (field: string, problem: InputProblem): ValidationIssue => ({ ...problem, path: [field] });

export const invalidInput = (...issues: readonly ValidationIssue[]): Refused =>
  refused({ error: 'validation', issues });

/** All that is wrong with an input as one refusal, so the caller can fix it in one pass; undefined for nothing. */
export const findInvalid = (issues: readonly (ValidationIssue | undefined)[]): Refused | undefined => {
  const found = issues.filter((issue) => issue !== undefined);
  return found.length === 0 ? undefined : invalidInput(...found);
};

/** Characters no stored text may contain; not every database can store NUL. */
export const hasControlCharacters = (text: string): boolean => /[^\P{Cc}\t\n\r]/u.test(text);

/** What is wrong with a text someone entered; undefined for nothing. */
export const findTextProblem = (
  field: string,
  text: string,
  { min, max }: { readonly min: number; readonly max: number },
): ValidationIssue | undefined => {
  if (min > 0 && text.trim() === '') return invalid(field, { code: 'required' });
  return text.trim().length < min || text.length > max || hasControlCharacters(text)
    ? invalid(field, { code: 'text_length', min, max })
    : undefined;
};

/** What is wrong with a whole number; undefined for nothing. */
export const findRangeProblem = (
  field: string,
  value: number,
  { min, max }: { readonly min: number; readonly max: number },
): ValidationIssue | undefined =>
  Number.isInteger(value) && value >= min && value <= max
    ? undefined
    : invalid(field, { code: 'out_of_range', min, max });
