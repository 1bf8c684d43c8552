import { useEffect, useState } from 'react';

/** Reads out, politely and not more than once a second, what a growing number has to say. */
export const LiveCount = ({ count, say }: { readonly count: number; readonly say: (count: number) => string }) => {
  const [told, setTold] = useState(0);
  useEffect(() => {
    if (count === told) return;
    const timer = setTimeout(() => setTold(count), 1000);
    return () => clearTimeout(timer);
  }, [count, told]);
  return (
    <p role="status" className="visually-hidden">
      {told > 0 ? say(told) : ''}
    </p>
  );
};
