import { GraphQLError } from 'graphql';

/** What one operation may be and ask at most. docs/errors.md has the same numbers. */
export interface Limits {
  /** Characters of a document. */
  readonly document: number;
  readonly tokens: number;
  /** Brackets inside brackets, of a document and of its variables. */
  readonly nesting: number;
  /** Fields inside fields. */
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** Objects of an answer: before it runs as many as it could hold, while it runs those that are there. */
  readonly objects: number;
  /** Characters of all text in an answer. */
  readonly text: number;
  /** Values in one list of the input; `longListsOf` knows the lists that may be longer. */
  readonly list: number;
  /** Characters of one text of the input. */
  readonly string: number;
  /** Values in all variables together. */
  readonly inputs: number;
  /** Operations that one viewer, or one address signed out, has running. */
  readonly running: number;
}

export const defaultLimits: Limits = {
  document: 100_000,
  tokens: 5000,
  nesting: 64,
  depth: 20,
  aliases: 50,
  directives: 50,
  objects: 100_000,
  text: 10_000_000,
  list: 1000,
  string: 10_000,
  inputs: 12_000,
  running: 64,
};

interface Excess {
  readonly message: string;
  readonly limit: number;
  /** Left out where counting stopped at the limit. */
  readonly found?: number;
}

export const tooLarge = ({ message, ...numbers }: Excess): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'OPERATION_TOO_LARGE', ...numbers } });
