import { Link } from '@tanstack/react-router';
import { Tag } from '../../ui/Tag.tsx';
import { ItemCommands } from '../commands/ItemCommands.tsx';
import { useRequestTexts } from '../requests/use-request-texts.ts';
import type { ReestablishItem } from './fragments.ts';
import styles from './Reestablish.module.css';

type Props = { readonly items: readonly ReestablishItem[]; readonly customerId: string };

/** What is left to do first; of that, what can be done now. */
const rank = ({ kind, done, subject }: ReestablishItem): number => {
  if (done) return kind === 'GONE_FOR_GOOD' ? 4 : 3;
  if (kind !== 'SUSPENDED_SUBSCRIPTION') return 2;
  const commands = subject?.__typename === 'CustomerSubscription' ? subject.commands : [];
  return commands.some(({ command, allowed }) => command === 'REACTIVATE' && allowed) ? 0 : 1;
};

/** Each thing that did not come back by itself. */
export const ItemList = ({ items, customerId }: Props) => (
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
  const words = useRequestTexts().item;
  const { kind, done, message, subjectName } = item;
  const gone = kind === 'GONE_FOR_GOOD';
  return (
    <li className={styles.item} data-done={done || undefined}>
      <div className={styles.what}>
        <p className={styles.kind}>
          {subjectName ?? words.kind[kind]}
          <Tag tone={done ? (gone ? 'neutral' : 'good') : 'attention'}>
            {done ? (gone ? words.kind.GONE_FOR_GOOD : words.done) : words.open}
          </Tag>
        </p>
        <p>{words.say({ kind, done, message, name: subjectName ?? '' })}</p>
      </div>
      <ItemAction item={item} customerId={customerId} />
    </li>
  );
};

const ItemAction = ({ item, customerId }: ItemProps) => {
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
        <Link to="/customers/$customerId/account" params={{ customerId }} search={{ admin: 'new' }}>
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
