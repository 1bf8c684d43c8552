import type { Decision, Outcome, Refusal } from '../src/index.ts';
import { languages, sayRefusal } from '../src/index.ts';
import { mustFit } from '../testing/index.ts';

/** The decision of a command that was done; throws where it was not, or where an event is not as declared. */
export const decisionOf = (outcome: Outcome): Decision => {
  if (outcome.outcome === 'done') {
    mustFit(outcome.decision.events);
    return outcome.decision;
  }
  throw new Error(outcome.outcome === 'refused' ? inEnglish(outcome.refusal) : outcome.outcome);
};

/** Why a command was refused; throws where it was not. */
export const refusalOf = (outcome: Outcome): Refusal => {
  if (outcome.outcome === 'refused') {
    mustFit(outcome.events ?? []);
    return outcome.refusal;
  }
  throw new Error(`not refused but ${outcome.outcome}`);
};

/** A refusal as an English reader gets it; '' for none. */
export const inEnglish = (refusal: Refusal | null): string =>
  refusal === null ? '' : sayRefusal(refusal, languages.en);
