import { useTexts } from '../app/settings.ts';
import styles from './Skeleton.module.css';

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
