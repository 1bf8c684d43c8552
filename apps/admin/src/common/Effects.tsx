import { LinkDismissRegular } from '@fluentui/react-icons/svg/link-dismiss';
import styles from './Effects.module.css';

type Props = {
  readonly effects: readonly { readonly kind: string; readonly title: string; readonly message: string }[];
};

/** What a removal ends, or has ended. */
export const Effects = ({ effects }: Props) => (
  <ul className={styles.effects}>
    {effects.map(({ kind, title, message }) => (
      <li key={kind} className={styles.effect}>
        <LinkDismissRegular aria-hidden="true" />
        <div>
          <p className={styles.title}>{title}</p>
          <p className={styles.message}>{message}</p>
        </div>
      </li>
    ))}
  </ul>
);
