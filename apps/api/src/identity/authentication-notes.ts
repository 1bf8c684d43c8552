import type { IncomingMessage } from 'node:http';

/** What the log says of a request to sign in, or about an account, beyond its path and its status. */
export interface AuthenticationNotes {
  /** Whose account it is about, once that is known. */
  userId?: string;
  /** As it was typed, where it leads to nobody known so far. */
  email?: string;
  /** Why it was answered so. */
  code?: string;
  /** The password was right, and a code has to follow. */
  isUnfinished?: boolean;
  /** Nothing was done: there was nobody to sign out, say. */
  isNothing?: boolean;
}

const ofRequests = new WeakMap<IncomingMessage, AuthenticationNotes>();

/** Those of a request; whoever answers it adds to them. */
export const authenticationNotesOf = (req: IncomingMessage): AuthenticationNotes => {
  const notes = ofRequests.get(req) ?? {};
  ofRequests.set(req, notes);
  return notes;
};
