import { useCallback, useRef } from 'react';

/** Not `crypto.randomUUID`, which a page that came over plain HTTP does not have. */
const randomKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** An idempotency key for what is being sent: pressed twice, or sent again after a failure, it is done once. */
export const useAttemptKey = (): ((input: object) => string) => {
  const last = useRef({ input: '', key: '' });
  return useCallback((input) => {
    const text = JSON.stringify(input);
    if (text !== last.current.input) last.current = { input: text, key: randomKey() };
    return last.current.key;
  }, []);
};
