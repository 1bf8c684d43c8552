import { useEffect, useState } from 'react';

/** Reads out, politely and not more than once a second, what a growing number has to say. */
export const LiveCount = ({ count, say }: { readonly count: number; readonly say: (count: number) => string }) => {
  const [announced, setAnnounced] = useState(0);
  useEffect(() => {
    if (count === announced) return;
    const timer = setTimeout(() => setAnnounced(count), 1000);
    return () => clearTimeout(timer);
  }, [count, announced]);
  return (
    <p role="status" className="visually-hidden">
      {announced > 0 ? say(announced) : ''}
    </p>
  );
};
