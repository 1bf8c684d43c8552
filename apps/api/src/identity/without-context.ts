import {
  getCurrentAuthContextAsyncLocalStorage,
  getCurrentDBAdapterAsyncLocalStorage,
  getRequestStateAsyncLocalStorage,
} from '@better-auth/core/context';
import { current } from './note-authentication.ts';
import type { Handle } from './sign-in-requests.ts';

const contexts = [
  getCurrentAuthContextAsyncLocalStorage,
  getCurrentDBAdapterAsyncLocalStorage,
  getRequestStateAsyncLocalStorage,
  () => current,
];

/**
 * The library and we keep what belongs to a request in AsyncLocalStorages. Once one has been used, Node before 24 follows
 * every promise of the process, which costs the fastest answers a twentieth of their time: they are put away when no
 * request is with the library, and put themselves back with the next.
 */
export const withoutContext = (handle: Handle): Handle => {
  let underWay = 0;
  return async (req, res) => {
    underWay += 1;
    try {
      await handle(req, res);
    } finally {
      underWay -= 1;
      const storages = await Promise.all(contexts.map((find) => find()));
      if (underWay === 0) for (const storage of storages) storage.disable();
    }
  };
};
