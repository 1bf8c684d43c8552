import { type ReactNode, useId } from 'react';
import styles from './Card.module.css';

type Props = { readonly title: string; readonly beside?: ReactNode; readonly children: ReactNode };

export const Card = ({ title, beside, children }: Props) => {
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        {beside}
      </div>
      {children}
    </section>
  );
};
