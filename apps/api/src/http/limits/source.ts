import { GraphQLError, Lexer, Source, TokenKind } from 'graphql';
import { type Limits, tooLarge } from './limits.ts';

const opening: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const closing: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/** Reads a document's tokens only: the parser would follow brackets until the stack is full. */
export const findSourceProblem = (source: string | Source, limits: Limits): GraphQLError | undefined => {
  const { body } = typeof source === 'string' ? { body: source } : source;
  if (body.length > limits.document)
    return tooLarge({
      message: `This document has ${body.length} characters; at most ${limits.document} are allowed.`,
      limit: limits.document,
      found: body.length,
    });
  const lexer = new Lexer(new Source(body));
  let tokens = 0;
  let nesting = 0;
  try {
    for (let { kind, value } = lexer.advance(); kind !== TokenKind.EOF; { kind, value } = lexer.advance()) {
      tokens += 1;
      if (opening.has(kind)) nesting += 1;
      if (closing.has(kind)) nesting -= 1;
      if (tokens > limits.tokens)
        return tooLarge({ message: `This document has more than ${limits.tokens} tokens.`, limit: limits.tokens });
      if (nesting > limits.nesting)
        return tooLarge({
          message: `This document has more than ${limits.nesting} brackets inside one another.`,
          limit: limits.nesting,
        });
      if (value !== undefined && value.length > limits.string) return textTooLong(value, limits);
    }
  } catch (thrown) {
    // The parser says what is wrong.
    if (!(thrown instanceof GraphQLError)) throw thrown;
  }
  return undefined;
};

export const textTooLong = ({ length }: string, { string }: Limits): GraphQLError =>
  tooLarge({
    message: `A text of the input has ${length} characters; at most ${string} are allowed.`,
    limit: string,
    found: length,
  });

/** `path`: where it is; '' for a list without a name. */
export const listTooLong = (length: number, most: number, path: string): GraphQLError =>
  tooLarge({
    message: `${path === '' ? 'A list of the input' : `The list ${path}`} has ${length} values; at most ${most} are allowed.`,
    limit: most,
    found: length,
  });
