import { useCallback } from 'react';
import { useNotify } from '../app/Notices.tsx';
import { useTexts } from '../app/settings.ts';

/** Puts a text on the clipboard and says whether that worked. */
export const useCopy = (): ((text: string) => Promise<void>) => {
  const { common } = useTexts();
  const notify = useNotify();
  return useCallback(
    async (text) => {
      try {
        await navigator.clipboard.writeText(text);
        notify({ text: common.copied });
      } catch {
        notify({ text: common.failedTitle, tone: 'failed' });
      }
    },
    [common, notify],
  );
};
