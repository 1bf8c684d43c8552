import type { GraphQLError } from 'graphql';
import { type Limits, tooLarge } from './limits.ts';
import type { LongLists } from './long-lists.ts';
import { listTooLong, textTooLong } from './source.ts';

interface Waiting {
  readonly value: unknown;
  readonly depth: number;
  /** '' for the variables themselves. */
  readonly path: string;
}

/** Looks at variables as they were sent, before anything is made of them. */
export const findVariableProblem = (
  variables: unknown,
  limits: Limits,
  longLists: LongLists['variables'],
): GraphQLError | undefined => {
  const waiting: Waiting[] = [{ value: variables, depth: 0, path: '' }];
  let values = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth, path } = next;
    if (typeof value === 'string' && value.length > limits.string) return textTooLong(value, limits);
    if (typeof value !== 'object' || value === null) continue;
    const isList = Array.isArray(value);
    if (isList) {
      const most = longLists.get(path) ?? limits.list;
      if (value.length > most) return listTooLong(value.length, most, path);
    }
    if (depth >= limits.nesting)
      return tooLarge({
        message: `The variables have more than ${limits.nesting} brackets inside one another.`,
        limit: limits.nesting,
      });
    const inner = Object.entries(value);
    values += inner.length;
    if (values > limits.inputs)
      return tooLarge({ message: `The variables have more than ${limits.inputs} values.`, limit: limits.inputs });
    for (const [name, one] of inner)
      waiting.push({
        value: one,
        depth: depth + 1,
        path: isList ? `${path}[]` : path === '' ? name : `${path}.${name}`,
      });
  }
  return undefined;
};
