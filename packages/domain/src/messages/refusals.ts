import type { Refusal, ValidationIssue } from '../commands/refusal.ts';
import type { Language } from './language.ts';
import { say } from './language.ts';

/** Why a command is not done, and the way out, in a sentence or two. */
export const sayRefusal = (refusal: Refusal, language: Language): string => {
  switch (refusal.error) {
    case 'forbidden':
      return language.forbidden(refusal);
    case 'validation':
      return refusal.issues.map((issue) => `${issue.path.join('.')}: ${sayIssue(issue, language)}`).join(' ');
    case 'not_found':
      return say(language.missing, refusal.reason);
    case 'state':
      return say(language.stateObstacles, refusal.obstacle);
    case 'conflict':
      return say(language.conflicts, refusal.reason);
    case 'invitation':
      return say(language.invitationObstacles, refusal.obstacle);
    case 'purchase_not_allowed':
      return say(language.purchaseObstacles, refusal.reason);
    case 'removal_blocked':
      return language.removalBlocked(refusal.blockers.length);
  }
};

/** What is wrong with one field of an input, and the way out. */
export const sayIssue = (issue: ValidationIssue, language: Language): string => say(language.inputProblems, issue);
