import { AsyncLocalStorage } from 'node:async_hooks';
import { type AuthenticationNotes, authenticationNotesOf } from './authentication-notes.ts';
import type { Handle } from './sign-in-requests.ts';

/**
 * The sign-in library makes requests of its own from ours, and keeps what belongs to them in the same way. Apart from the
 * notes themselves, because it is loaded with the library only.
 */
export const current = new AsyncLocalStorage<AuthenticationNotes>();

/** What answers a request can then add to its notes. */
export const withNotes =
  (handle: Handle): Handle =>
  (req, res) =>
    current.run(authenticationNotesOf(req), () => handle(req, res));

/** Adds to the notes of the request that is being answered. */
export const noteAuthentication = (notes: AuthenticationNotes): void => {
  Object.assign(current.getStore() ?? {}, notes);
};
