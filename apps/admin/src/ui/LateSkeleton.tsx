import { useEffect, useState } from 'react';
import { Skeleton } from './Skeleton.tsx';

const patience = 300; // milliseconds

/** Nothing at first: what comes quickly should not flash a skeleton. */
export const LateSkeleton = ({ rows }: { readonly rows: number }) => {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patience);
    return () => clearTimeout(timer);
  }, []);
  return late ? <Skeleton rows={rows} /> : null;
};
