import { useCallback } from 'react';
import { type Client, useClient } from 'urql';
import { textsOf } from '../../texts/use-texts.ts';
import { keepFocus } from '../../ui/keep-focus.ts';
import type { ItemCommandKind } from '../../vocabulary.ts';
import { type Notice, useNotify } from '../Notices.tsx';
import * as documents from './documents.ts';
import { failureText, type Outcome, run } from './outcome.ts';

/** What a command is about. The name is what people call it. */
export type Subject = { readonly typename: string; readonly id: string; readonly name: string };

const perform = (client: Client, command: ItemCommandKind, { typename, id }: Subject): Promise<Outcome> => {
  switch (command) {
    case 'SUSPEND':
      return run(client, documents.suspendSubscription, { id });
    case 'REACTIVATE':
      return run(client, documents.reactivateSubscription, { id });
    case 'TURN_ON_AUTO_RENEW':
      return run(client, documents.setEndOfTermAction, { id, action: 'RENEW' });
    case 'TURN_OFF_AUTO_RENEW':
      return run(client, documents.setEndOfTermAction, { id, action: 'EXPIRE' });
    case 'CANCEL_AT_TERM_END':
      return run(client, documents.setEndOfTermAction, { id, action: 'CANCEL' });
    case 'EXTEND_AT_TERM_END':
      return run(client, documents.setEndOfTermAction, { id, action: 'EXTEND' });
    case 'CANCEL':
      return cancel(client, typename, id);
  }
};

const cancel = (client: Client, typename: string, id: string): Promise<Outcome> => {
  switch (typename) {
    case 'CustomerSubscription':
      return run(client, documents.cancelSubscription, { id });
    case 'AzureEntitlement':
      return run(client, documents.cancelAzureEntitlement, { id });
    case 'Reservation':
      return run(client, documents.cancelReservation, { id });
    case 'SoftwarePurchase':
      return run(client, documents.cancelSoftwarePurchase, { id });
    default:
      throw new Error(`Nothing cancels a ${typename}`);
  }
};

/** What takes a command back, where something does. */
const undoOf: Readonly<Partial<Record<ItemCommandKind, ItemCommandKind>>> = {
  SUSPEND: 'REACTIVATE',
  TURN_ON_AUTO_RENEW: 'TURN_OFF_AUTO_RENEW',
  TURN_OFF_AUTO_RENEW: 'TURN_ON_AUTO_RENEW',
};

const useTexts = textsOf('commands', 'common');

/** Runs a command, says what came of it and offers to take it back where that is possible. */
export const useCommand = (): ((command: ItemCommandKind, subject: Subject) => Promise<boolean>) => {
  const client = useClient();
  const texts = useTexts();
  const notify = useNotify();
  return useCallback(
    async (command, subject) => {
      const act = async (next: ItemCommandKind): Promise<boolean> => {
        const outcome = await perform(client, next, subject);
        if (!outcome.done) {
          notify({ text: failureText(texts, outcome), tone: 'failed' });
          return false;
        }
        const undo = next === command ? undoOf[next] : undefined;
        const notice: Notice = { text: texts.commands.done[next](subject.name) };
        notify(undo ? { ...notice, action: { label: texts.common.undo, run: () => void act(undo) } } : notice);
        keepFocus();
        return true;
      };
      return act(command);
    },
    [client, texts, notify],
  );
};
