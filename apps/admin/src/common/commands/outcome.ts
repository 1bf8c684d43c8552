import type { AnyVariables, Client, CombinedError, TypedDocumentNode } from 'urql';
import type { Areas } from '../../texts/texts.ts';
import type { ErrorCode } from '../../vocabulary.ts';

/** A refusal without a code is a failed request: nothing is known about what happened. */
export type Outcome =
  | { readonly done: true }
  | {
      readonly done: false;
      readonly code: ErrorCode | null;
      readonly message: string;
      /** Whether the form says it beside its fields. */
      readonly shown?: boolean;
    };

type Answer = {
  readonly result: { readonly __typename: string; readonly code?: ErrorCode; readonly message?: string };
};

export const run = async <Data extends Answer, Variables extends AnyVariables>(
  client: Client,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Outcome> => {
  const { data, error } = await client.mutation(document, variables).toPromise();
  return data && data.result.code === undefined ? { done: true } : failed(data?.result, error);
};

/** What to say of an answer that is not the payload. */
export const failed = (
  result: Answer['result'] | undefined,
  error: CombinedError | undefined,
): Outcome & { done: false } => ({
  done: false,
  code: result?.code ?? null,
  message: result?.message ?? error?.message ?? '',
});

export const failureText = ({ common }: Pick<Areas, 'common'>, outcome: Outcome & { done: false }): string =>
  outcome.code === null ? common.unknownOutcome : outcome.message;
