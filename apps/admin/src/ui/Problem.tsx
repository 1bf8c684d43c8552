import styles from './Problem.module.css';

/** What is wrong with the whole of a form, read out when it comes; nothing is seen of it before. */
export const Problem = ({ id, text }: { readonly id?: string; readonly text: string | null | undefined }) => (
  <p id={id} role="alert" className={styles.problem}>
    {text}
  </p>
);
