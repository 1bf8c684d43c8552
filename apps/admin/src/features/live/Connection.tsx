import { useEffect, useState } from 'react';
import { useFormat } from '../../app/format.ts';
import { useTexts } from '../../app/settings.ts';
import styles from './Connection.module.css';

/** A moment without a connection is nothing to tell. */
const patienceMs = 3_000;

/** Says that what is shown may be old, as long as it may; nothing otherwise. */
export const Connection = ({ lostAt }: { readonly lostAt: string | null }) => {
  const { common } = useTexts();
  const format = useFormat();
  const lost = lostAt !== null;
  const [told, setTold] = useState(false);
  useEffect(() => {
    if (!lost) return setTold(false);
    const timer = setTimeout(() => setTold(true), patienceMs);
    return () => clearTimeout(timer);
  }, [lost]);
  return (
    <span role="status" className={styles.place}>
      {told && lostAt ? (
        <span className={styles.lost} title={common.lostText(format.dateTime(lostAt))}>
          {common.lost}
        </span>
      ) : null}
    </span>
  );
};
