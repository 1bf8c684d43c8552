import type { CommandIds, CommandResult } from '@untether/services';
import type { Context } from '../context.ts';
import { forgetLoaded } from '../context.ts';
import type { ErrorClass } from '../errors.ts';
import { ConflictError, errorOf, ForbiddenError, NotFoundError, ValidationError } from '../errors.ts';
import type { Done } from './payload.ts';

/** Done: the ids it answers with, everything loaded before forgotten. Refused: the error, thrown into the result union. */
export const settle = async <R extends CommandIds>(
  context: Context,
  result: Promise<CommandResult<R>>,
): Promise<Done<R>> => {
  const settled = await result;
  forgetLoaded(context);
  if (settled.ok) return { ids: settled.ids, replayed: settled.replayed };
  throw errorOf(settled.refusal, context);
};

/** What was just changed has to be there. */
export const present = <T>(row: T | null): T => {
  if (row === null) throw new Error('a command answered with something that cannot be read');
  return row;
};

/** Errors any command may answer with. */
const commonErrors: readonly ErrorClass[] = [ValidationError, NotFoundError, ForbiddenError, ConflictError];

/** Names the result union of a mutation and the errors in it. */
export const resultOf = (name: string, more: readonly ErrorClass[] = []) => ({
  types: [...commonErrors, ...more],
  union: { name: `${name}Result`, description: `What ${name.charAt(0).toLowerCase()}${name.slice(1)} answers with.` },
});
