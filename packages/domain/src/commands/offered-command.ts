import type { Consequence } from './consequences.ts';
import type { Refusal } from './refusal.ts';

/** A command that applies in the current state, and whether this viewer may run it now; `refusal` says why not. */
export interface OfferedCommand<Kind extends string> {
  readonly command: Kind;
  readonly allowed: boolean;
  readonly refusal: Refusal | null;
  readonly consequence: Consequence;
}

export const offeredCommand = <Kind extends string>(
  command: Kind,
  refusal: Refusal | null,
  consequence: Consequence,
): OfferedCommand<Kind> => ({ command, allowed: refusal === null, refusal, consequence });
