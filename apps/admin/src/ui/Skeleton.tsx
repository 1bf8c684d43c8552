import { type ReactNode, useEffect, useState } from 'react';
import { textsOf } from '../texts/use-texts.ts';
import styles from './Skeleton.module.css';

const useTexts = textsOf('common');

export const Skeleton = ({ rows }: { readonly rows: number }) => {
  const { common } = useTexts();
  return (
    <div className={styles.skeleton} role="status">
      <span className="visually-hidden">{common.loading}</span>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={styles.row} />
      ))}
    </div>
  );
};

const patience = 300; // milliseconds

/** Nothing at first: what comes quickly should not flash what says that it is coming. */
export const Late = ({ children }: { readonly children: ReactNode }) => {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patience);
    return () => clearTimeout(timer);
  }, []);
  return late ? children : null;
};

export const LateSkeleton = ({ rows }: { readonly rows: number }) => (
  <Late>
    <Skeleton rows={rows} />
  </Late>
);
