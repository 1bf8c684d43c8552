import { useCallback } from 'react';
import { useClient } from 'urql';
import { type Notice, useNotify } from '../../app/Notices.tsx';
import { useTexts } from '../../app/settings.ts';
import type { Texts } from '../../app/text/texts.ts';
import type { ItemCommandKind } from '../../app/vocabulary.ts';
import { type Outcome, perform, type Subject, undoOf } from './perform.ts';

export const failureText = ({ common, fromApi }: Texts, outcome: Outcome & { done: false }): string =>
  outcome.code === null ? common.unknownOutcome : fromApi ? fromApi.error[outcome.code] : outcome.message;

/**
 * A button that was pressed may be gone afterwards; the keyboard then goes on from the list it stood in: the first of
 * the page, or of the part that the selector names.
 */
export const keepFocus = (within = 'body'): void => {
  setTimeout(() => {
    if (document.activeElement === null || document.activeElement === document.body)
      document.querySelector<HTMLElement>(`${within} [data-refocus]`)?.focus();
  }, 60);
};

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
        const notice: Notice = { text: texts.removal.done[next](subject.name) };
        notify(undo ? { ...notice, action: { label: texts.common.undo, run: () => void act(undo) } } : notice);
        keepFocus();
        return true;
      };
      return act(command);
    },
    [client, texts, notify],
  );
};
