import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useNavigation } from './navigation.tsx';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

const followsWithin = 1_000; // milliseconds between "g" and the letter after it

interface Answers {
  readonly onFind: () => void;
  readonly onHelp: () => void;
}

/**
 * Ctrl or Cmd + K finds anything, `/` goes to the page's search, `g` then a letter to a page, `?` shows them all. Silent in a
 * dialog, and all but the first while typing.
 */
export const useShortcuts = ({ onFind, onHelp }: Answers): void => {
  const navigate = useNavigate();
  const entries = useNavigation();
  useEffect(() => {
    let pressedG = Number.NEGATIVE_INFINITY;
    const listen = (event: KeyboardEvent) => {
      if (document.querySelector('dialog:modal')) return;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        return onFind();
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const afterG = event.timeStamp - pressedG < followsWithin;
      pressedG = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (event.key === '/') {
        event.preventDefault();
        const search = () => document.querySelector<HTMLInputElement>('main input[type="search"]');
        // The frame moves the focus to the page that is arrived at; then it goes on.
        if (search()) search()?.focus();
        else void navigate({ to: '/customers' }).then(() => setTimeout(() => search()?.focus()));
      }
      if (event.key === '?') onHelp();
      const entry = afterG ? entries.find(({ key }) => key === event.key) : undefined;
      if (entry) void navigate({ to: entry.to });
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [navigate, entries, onFind, onHelp]);
};
