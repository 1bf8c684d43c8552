import type { InputProblem, TimeSpan } from '@untether/domain';
import { say } from '@untether/domain';
import { GraphQLError } from 'graphql';
import type { Context } from '../context.ts';
import { builder } from './builder.ts';
import { screaming } from './enum-of.ts';

/** Said of every list that filters. */
export const ifLeftOut = 'All if left out; an empty list is refused (BAD_USER_INPUT, issue EMPTY_FILTER).';

/** A filter's list. @throws GraphQLError with an issue for its path where it is empty: it would find nothing, silently. */
export const filled = <T>(
  { language }: Pick<Context, 'language'>,
  path: readonly string[],
  list: readonly T[] | null | undefined,
): readonly T[] | undefined => {
  if (list?.length !== 0) return list ?? undefined;
  const problem: InputProblem = { code: 'empty_filter' };
  const message = say(language.inputProblems, problem);
  const issues = [{ path, code: screaming(problem.code), message }];
  throw new GraphQLError(`${path.join('.')}: ${message}`, { extensions: { code: 'BAD_USER_INPUT', issues } });
};

export const TimeSpanInput = builder.inputType('TimeSpan', {
  description: 'A span of time.',
  fields: (t) => ({
    after: t.field({ type: 'DateTime', description: 'After this instant; from the beginning if left out.' }),
    until: t.field({ type: 'DateTime', description: 'Until this instant, included; without end if left out.' }),
  }),
});

type GivenSpan = { readonly after?: Date | null | undefined; readonly until?: Date | null | undefined };

export const spanOf = (span: GivenSpan | null | undefined): TimeSpan | undefined =>
  span ? { after: span.after ?? null, until: span.until ?? null } : undefined;
