import type { AnyVariables, Client, CombinedError, TypedDocumentNode } from 'urql';
import type { Areas } from '../../texts/texts.ts';
import type { ErrorCode } from '../../vocabulary.ts';

type Issue = { readonly path: readonly string[]; readonly message: string };

/** A refusal without a code is a failed request: nothing is known about what happened. */
export type Outcome =
  | { readonly done: true }
  | {
      readonly done: false;
      readonly code: ErrorCode | null;
      readonly message: string;
      /** What is wrong with fields of the input. */
      readonly issues?: readonly Issue[];
      /** Whether the form says it beside its fields. */
      readonly shown?: boolean;
    };

export type Answer = {
  readonly result: {
    readonly __typename: string;
    readonly code?: ErrorCode;
    readonly message?: string;
    readonly issues?: readonly Issue[];
  };
};

/** What a mutation answers when it was done. */
export type PayloadOf<Data extends Answer> = Exclude<Data['result'], { readonly code: ErrorCode }>;

const isPayload = <Data extends Answer>(result: Data['result']): result is PayloadOf<Data> => result.code === undefined;

export const run = async <Data extends Answer, Variables extends AnyVariables>(
  client: Client,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  onPayload?: (payload: PayloadOf<Data>) => void,
): Promise<Outcome> => {
  const { data, error } = await client.mutation(document, variables).toPromise();
  if (!data || !isPayload<Data>(data.result)) return failed(data?.result, error);
  onPayload?.(data.result);
  return { done: true };
};

/** What to say of an answer that is not the payload. */
const failed = (result: Answer['result'] | undefined, error: CombinedError | undefined): Outcome & { done: false } => ({
  done: false,
  code: result?.code ?? null,
  message: result?.message ?? error?.message ?? '',
  ...(result?.issues ? { issues: result.issues } : {}),
});

export const failureText = ({ common }: Pick<Areas, 'common'>, outcome: Outcome & { done: false }): string =>
  outcome.code === null ? common.unknownOutcome : outcome.message;
