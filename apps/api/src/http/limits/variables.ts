import type { GraphQLError } from 'graphql';
import { type Limits, tooLarge } from './limits.ts';
import { listTooLong, textTooLong } from './source.ts';

/** Looks at variables as they were sent, before anything is made of them. */
export const findVariableProblem = (variables: unknown, limits: Limits): GraphQLError | undefined => {
  const waiting = [{ value: variables, depth: 0 }];
  let values = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next;
    if (typeof value === 'string' && value.length > limits.string) return textTooLong(value, limits);
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value) && value.length > limits.list) return listTooLong(value.length, limits);
    if (depth >= limits.nesting)
      return tooLarge({
        message: `The variables have more than ${limits.nesting} brackets inside one another.`,
        limit: limits.nesting,
      });
    const inner = Object.values(value);
    values += inner.length;
    if (values > limits.inputs)
      return tooLarge({ message: `The variables have more than ${limits.inputs} values.`, limit: limits.inputs });
    for (const one of inner) waiting.push({ value: one, depth: depth + 1 });
  }
  return undefined;
};
