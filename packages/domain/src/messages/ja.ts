import type { Language } from './language.ts';

export const ja: Language = {
  locale: 'ja',

  // Refusals: why a command is not done.

  // Removal: blockers, consequences, effects, warnings, what remains, what does not come back.

  // Words: the names of what the vocabulary enumerates.

  // Letters: texts to send to a customer.
};
