import { Link } from '@tanstack/react-router';
import { Tag } from '../../ui/Tag.tsx';
import { ItemCommands } from '../commands/ItemCommands.tsx';
import { useRequestTexts } from '../requests/use-request-texts.ts';
import type { ReestablishItem } from './fragments.ts';
import styles from './Reestablish.module.css';

type Props = { readonly items: readonly ReestablishItem[]; readonly customerId: string };

/** Each thing that did not come back by itself, what is left to do first. */
export const ItemList = ({ items, customerId }: Props) => {
  const words = useRequestTexts().item;
  const ordered = [...items].sort((one, other) => Number(one.done) - Number(other.done));
  return (
    <ul className={styles.items}>
      {ordered.map((item) => {
        const { kind, done, message, subjectId, subjectName } = item;
        return (
          <li key={`${kind} ${subjectId}`} className={styles.item} data-done={done || undefined}>
            <div className={styles.what}>
              <p className={styles.kind}>
                {words.kind[kind]}
                <Tag tone={done ? (kind === 'GONE_FOR_GOOD' ? 'neutral' : 'good') : 'attention'}>
                  {done ? (kind === 'GONE_FOR_GOOD' ? words.gone : words.done) : words.open}
                </Tag>
              </p>
              <p>{words.say({ kind, done, message, name: subjectName ?? '' })}</p>
            </div>
            <ItemAction item={item} customerId={customerId} />
          </li>
        );
      })}
    </ul>
  );
};

const ItemAction = ({ item, customerId }: { readonly item: ReestablishItem; readonly customerId: string }) => {
  const words = useRequestTexts().item;
  const { action, subject, subjectName } = item;
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
        <Link to="/customers/$customerId/account" params={{ customerId }}>
          {words.askForAdmin}
        </Link>
      );
    case 'ASSIGN_SUPPORT_CONTACT':
      return (
        <Link to="/customers/$customerId/subscriptions" params={{ customerId }}>
          {words.assignContact}
        </Link>
      );
    case null:
      return null;
  }
};
