import { BlockerEntry } from './BlockerEntry.tsx';
import type { RemovalBlocker } from './fragments.ts';
import styles from './RemovalSection.module.css';

type Props = {
  readonly id: string;
  readonly customerId: string;
  readonly blockers: readonly RemovalBlocker[];
};

export const Checklist = ({ id, customerId, blockers }: Props) => {
  const nameOf = (blockerId: string) => blockers.find((one) => one.id === blockerId)?.subjectName;
  return (
    <ul id={id} className={styles.list}>
      {blockers.map((blocker) => (
        <li key={blocker.id} className={styles.blocker}>
          <BlockerEntry customerId={customerId} blocker={blocker} nameOf={nameOf} />
        </li>
      ))}
    </ul>
  );
};
