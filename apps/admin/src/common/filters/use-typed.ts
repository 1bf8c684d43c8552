import { useEffect, useRef, useState } from 'react';

const typingPause = 200; // milliseconds before what was typed is asked for

/** A field that asks for what was typed after a pause, and follows what is asked for when that changes by itself. */
export const useTyped = (asked: string, ask: (text: string) => void) => {
  const [typed, setTyped] = useState(asked);
  const latest = useRef(asked);
  useEffect(() => {
    if (asked === latest.current) return;
    latest.current = asked;
    setTyped(asked);
  }, [asked]);
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === latest.current) return;
    const timer = setTimeout(() => {
      latest.current = wanted;
      ask(wanted);
    }, typingPause);
    return () => clearTimeout(timer);
  }, [typed, ask]);
  return [typed, setTyped] as const;
};
