import type { AnyVariables, Client, CombinedError, TypedDocumentNode } from 'urql';
import type { ErrorCode, ItemCommandKind } from '../../app/vocabulary.ts';
import * as items from './item-documents.ts';
import * as subscriptions from './subscription-documents.ts';

/** What a command is about. The name is what people call it. */
export type Subject = { readonly typename: string; readonly id: string; readonly name: string };

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

export const perform = (client: Client, command: ItemCommandKind, { typename, id }: Subject): Promise<Outcome> => {
  switch (command) {
    case 'SUSPEND':
      return run(client, subscriptions.suspendSubscription, { id });
    case 'REACTIVATE':
      return run(client, subscriptions.reactivateSubscription, { id });
    case 'TURN_ON_AUTO_RENEW':
      return run(client, subscriptions.setAutoRenew, { id, autoRenew: true });
    case 'TURN_OFF_AUTO_RENEW':
      return run(client, subscriptions.setAutoRenew, { id, autoRenew: false });
    case 'CANCEL':
      return cancel(client, typename, id);
  }
};

const cancel = (client: Client, typename: string, id: string): Promise<Outcome> => {
  switch (typename) {
    case 'CustomerSubscription':
      return run(client, subscriptions.cancelSubscription, { id });
    case 'AzureEntitlement':
      return run(client, items.cancelAzureEntitlement, { id });
    case 'Reservation':
      return run(client, items.cancelReservation, { id });
    case 'SoftwarePurchase':
      return run(client, items.cancelSoftwarePurchase, { id });
    default:
      throw new Error(`Nothing cancels a ${typename}`);
  }
};

/** What takes a command back, where something does. */
export const undoOf: Readonly<Partial<Record<ItemCommandKind, ItemCommandKind>>> = {
  SUSPEND: 'REACTIVATE',
  TURN_ON_AUTO_RENEW: 'TURN_OFF_AUTO_RENEW',
  TURN_OFF_AUTO_RENEW: 'TURN_ON_AUTO_RENEW',
};
