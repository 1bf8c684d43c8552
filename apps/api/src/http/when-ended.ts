import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Notes, notesOf, type Watch } from './watch.ts';

/** A request that is over. */
export interface Ended {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly ms: number;
  /** Its client went away before it had the whole answer. */
  readonly isAborted: boolean;
}

export type OnEnd = (ended: Ended, notes: Notes) => void;

/** Calls all of them with every request that is over; they must not throw. */
export const whenEnded =
  (...calls: readonly OnEnd[]): Watch =>
  (req, res) => {
    const began = performance.now();
    res.once('close', () => {
      const ended = { req, res, ms: performance.now() - began, isAborted: !res.writableFinished };
      const notes = notesOf(req);
      for (const call of calls) call(ended, notes);
    });
  };
