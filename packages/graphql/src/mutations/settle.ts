import type { CommandIds, CommandResult } from '@untether/services';
import type { Context } from '../context.ts';
import { forgetLoaded } from '../context.ts';
import type { ErrorClass } from '../errors.ts';
import { ConflictError, errorOf, ForbiddenError, NotFoundError, ValidationError } from '../errors.ts';
import type { Done } from './payload.ts';

/**
 * Done: the ids it answers with; everything loaded before is forgotten. Refused: the error, thrown into the result
 * union. So is what was done and is gone by now, such as an item whose key is used again after the removal: `read`
 * finds nothing.
 */
export const settle = async <R extends CommandIds>(
  context: Context,
  result: Promise<CommandResult<R>>,
  read?: (context: Context, ids: R) => Promise<unknown>,
): Promise<Done<R>> => {
  const settled = await result;
  forgetLoaded(context);
  if (!settled.ok) throw errorOf(settled.refusal, context);
  if (read !== undefined && (await read(context, settled.ids)) === null)
    throw errorOf({ error: 'not_found', reason: { code: 'gone_since' }, path: [] }, context);
  return { ids: settled.ids, replayed: settled.replayed };
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
