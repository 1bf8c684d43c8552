import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ReestablishItem } from '../../common/commands/affected.ts';
import { ItemCommands } from '../../common/commands/ItemCommands.tsx';
import { textsOf } from '../../texts/use-texts.ts';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { Tag } from '../../ui/Tag.tsx';
import styles from './Reestablishment.module.css';

const useTexts = textsOf('reestablishment', 'removalWords');

type Props = { readonly items: readonly ReestablishItem[]; readonly customerId: string };

/** What this person can do now first, then what is left to do; of the rest, what was restored. */
const rank = ({ kind, done, allowedToViewer }: ReestablishItem): number => {
  if (done) return kind === 'GONE_FOR_GOOD' ? 4 : 3;
  if (!allowedToViewer) return 2;
  return kind === 'SUSPENDED_SUBSCRIPTION' ? 0 : 1;
};

/** Each thing that did not come back by itself. */
export const RestorationList = ({ items, customerId }: Props) => (
  <ul className={styles.items}>
    {[...items]
      .sort((one, other) => rank(one) - rank(other))
      .map((item) => (
        <Item key={`${item.kind} ${item.subjectId}`} item={item} customerId={customerId} />
      ))}
  </ul>
);

type ItemProps = { readonly item: ReestablishItem; readonly customerId: string };

const Item = ({ item, customerId }: ItemProps) => {
  const { reestablishment, removalWords } = useTexts();
  const words = reestablishment.item;
  const { kind, done, message, subjectName } = item;
  const gone = kind === 'GONE_FOR_GOOD';
  return (
    <li className={styles.item} data-done={done || undefined}>
      <div className={styles.what}>
        <p className={styles.kind}>
          {subjectName ?? removalWords.ReestablishKind[kind]}
          <Tag tone={done ? (gone ? 'neutral' : 'good') : 'attention'}>
            {done ? (gone ? removalWords.ReestablishKind.GONE_FOR_GOOD : words.done) : words.open}
          </Tag>
        </p>
        <p>{message}</p>
      </div>
      <ItemAction item={item} customerId={customerId} />
    </li>
  );
};

const ItemAction = ({ item, customerId }: ItemProps) => {
  const words = useTexts().reestablishment.item;
  const { action, reason, subject, subjectName } = item;
  switch (action) {
    case 'REACTIVATE':
      return subject?.__typename === 'CustomerSubscription' ? (
        <ItemCommands
          commands={subject.commands.filter(({ command }) => command === 'REACTIVATE')}
          subject={{ typename: subject.__typename, id: subject.id, name: subjectName ?? '' }}
        />
      ) : null;
    case 'REQUEST_DELEGATED_ADMIN':
      return (
        <Way label={words.askForAdmin} refusal={reason}>
          <Link to="/customers/$customerId/account" params={{ customerId }} search={{ admin: 'new' }}>
            {words.askForAdmin}
          </Link>
        </Way>
      );
    case 'ASSIGN_SUPPORT_CONTACT':
      return (
        <Way label={words.assignContact} refusal={reason}>
          <Link to="/customers/$customerId/subscriptions" params={{ customerId }}>
            {words.assignContact}
          </Link>
        </Way>
      );
    case null:
      return null;
  }
};

type WayProps = { readonly label: string; readonly refusal: string | null; readonly children: ReactNode };

/** The link where it is done; for who may not, what it says inactive and with the reason. */
const Way = ({ label, refusal, children }: WayProps) =>
  refusal === null ? (
    children
  ) : (
    <ReasonedButton reason={refusal} onClick={() => undefined}>
      {label}
    </ReasonedButton>
  );
