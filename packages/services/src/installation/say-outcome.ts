import type { Outcome } from '@untether/domain';
import { languages, refusalOf, sayRefusal } from '@untether/domain';

/** Why the domain refuses, for the command line, which speaks English. */
export const sayOutcome = (outcome: Outcome): string => {
  const refusal = refusalOf(outcome);
  return refusal === null ? '' : sayRefusal(refusal, languages.en);
};
