import type { AnyViewer, Language } from '@untether/domain';
import { createContext, schema } from '@untether/graphql';
import type { Services } from '@untether/services';
import { type DocumentNode, execute, type GraphQLError } from 'graphql';
import { maskFault } from '../faults.ts';

/** The API answered with errors, each with its code: no file can be made of that. */
export class NotAnswered extends Error {
  readonly errors: readonly GraphQLError[];
  constructor(errors: readonly GraphQLError[]) {
    super(errors[0]?.message);
    this.errors = errors;
  }
}

/** Who asks, and in which language. */
export interface Asking {
  readonly services: Services;
  readonly viewer: AnyViewer;
  readonly now: Date;
  readonly language: Language;
  readonly errorDocs: string;
}

/** Asks the API itself: what a viewer sees of it, and in which words, is decided there. @throws NotAnswered */
export const ask = async <Data>(
  asking: Asking,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): Promise<Data> => {
  const contextValue = createContext(asking);
  const { data, errors = [] } = await execute({ schema, document, variableValues: variables, contextValue });
  if (errors.length > 0) throw new NotAnswered(errors.map((error) => maskFault(error) as GraphQLError));
  return data as Data;
};
