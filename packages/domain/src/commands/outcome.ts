import type { Forbidden } from '../access/authorise.ts';
import type { RemovalBlocker } from '../blockers/blocker.ts';
import type { Decision } from '../model/changes.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type { NewEvent } from '../model/records.ts';
import type { RelationshipRequestState } from '../model/vocabulary.ts';
import type { InvitationObstacle } from '../requests/who-may-answer.ts';

export interface ValidationIssue {
  /** Where in the input, e.g. ['quantity']. */
  readonly path: readonly string[];
  readonly message: string;
}

/** Why a command was not done. Each carries a sentence for people. */
export type Refusal =
  | Forbidden
  | { readonly error: 'validation'; readonly message: string; readonly issues: readonly ValidationIssue[] }
  | { readonly error: 'not_found'; readonly message: string }
  | { readonly error: 'state'; readonly message: string; readonly currentStatus: string }
  | { readonly error: 'conflict'; readonly message: string }
  /**
   * `state` is the invitation's; null for a link that belongs to none. `obstacle`: why this viewer may not answer one
   * that waits for an answer.
   */
  | {
      readonly error: 'invitation';
      readonly message: string;
      readonly state: RelationshipRequestState | null;
      readonly obstacle?: InvitationObstacle;
    }
  | { readonly error: 'purchase_not_allowed'; readonly message: string }
  | {
      readonly error: 'removal_blocked';
      readonly message: string;
      readonly blockers: readonly RemovalBlocker[];
      /** What they stand among. */
      readonly facts: RelationshipFacts;
    };

/** Done (with what to write), already so (nothing to write), or refused (at most a record of the attempt). */
export type Outcome =
  | { readonly outcome: 'done'; readonly decision: Decision }
  | { readonly outcome: 'already' }
  | { readonly outcome: 'refused'; readonly refusal: Refusal; readonly events?: readonly NewEvent[] };

export const done = (decision: Decision): Outcome => ({ outcome: 'done', decision });
export const already: Outcome = { outcome: 'already' };
export const refused = (refusal: Refusal): Outcome => ({ outcome: 'refused', refusal });

/** Why an outcome was refused, in a sentence; null when it was not. */
export const refusalMessage = (outcome: Outcome): string | null =>
  outcome.outcome === 'refused' ? outcome.refusal.message : null;

export const stateError = (currentStatus: string, message: string): Outcome =>
  refused({ error: 'state', message, currentStatus });

/** Characters that no text of ours may hold; NUL is one that not every database can. */
export const hasControlCharacters = (text: string): boolean => /[^\P{Cc}\t\n\r]/u.test(text);

/** A text people wrote: its problem in words, or undefined. `blank` says what to give where there is none. */
export const findTextProblem = (
  text: string,
  { least, most, blank }: { readonly least: number; readonly most: number; readonly blank?: string },
): string | undefined => {
  if (blank !== undefined && text.trim() === '') return blank;
  return text.trim().length < least || text.length > most || hasControlCharacters(text)
    ? `use ${least} to ${most.toLocaleString('en')} characters, without control characters.`
    : undefined;
};

export const invalidInput = (path: string, message: string): Refusal => ({
  error: 'validation',
  message: `${path}: ${message}`,
  issues: [{ path: [path], message }],
});

/** What is wrong with several inputs as one refusal, so that all is mended at once; undefined when nothing is. */
export const findInvalid = (problems: readonly (Outcome | undefined)[]): Outcome | undefined => {
  const issues = problems.flatMap((problem) =>
    problem?.outcome === 'refused' && problem.refusal.error === 'validation' ? problem.refusal.issues : [],
  );
  if (issues.length === 0) return undefined;
  const message = issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join(' ');
  return refused({ error: 'validation', message, issues });
};

export const invalid = (path: string, message: string): Outcome => refused(invalidInput(path, message));
