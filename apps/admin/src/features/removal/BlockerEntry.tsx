import { Link } from '@tanstack/react-router';
import { useFormat } from '../../app/format.ts';
import { useTexts } from '../../app/settings.ts';
import { useViewer } from '../../app/viewer.ts';
import { Tag } from '../../ui/Tag.tsx';
import { When } from '../../ui/When.tsx';
import { BlockerActions } from './BlockerActions.tsx';
import type { RemovalBlocker } from './fragments.ts';
import { sectionOf } from './places.ts';
import styles from './RemovalSection.module.css';

type Props = {
  readonly customerId: string;
  readonly blocker: RemovalBlocker;
  readonly nameOf: (blockerId: string) => string | undefined;
};

export const BlockerEntry = ({ customerId, blocker, nameOf }: Props) => {
  const { common, fromApi, removal, vocabulary } = useTexts();
  const format = useFormat();
  const viewer = useViewer();
  const { kind, message, subject, subjectName, allowedRoles, allowedUntil, clearsAt, billedMeanwhile } = blocker;
  const before = blocker.clearAfter.map(nameOf).filter((name) => name !== undefined);
  const together = blocker.clearedWith ? nameOf(blocker.clearedWith) : undefined;
  const others = allowedRoles.filter((role) => !viewer?.roles.includes(role));
  const waits = blocker.resolutions.includes('WAIT');
  return (
    <>
      <div className={styles.name}>
        <Link to={sectionOf(subject.__typename)} params={{ customerId }} search={{ item: subject.id }}>
          {subjectName}
        </Link>
        <Tag>{vocabulary.blockerKind[kind]}</Tag>
      </div>
      <p className={styles.cause}>
        {fromApi ? fromApi.cause[kind] : format.sentence(message)}
        {before.length > 0 ? ` ${removal.clearAfter(common.listOf(before))}` : null}
        {together ? ` ${removal.clearedWith(together)}` : null}
      </p>
      <ul className={styles.facts}>
        {allowedUntil ? (
          <li>
            {removal.allowedUntil} <When at={allowedUntil} inline />
          </li>
        ) : null}
        {clearsAt ? (
          <li>
            {removal.clearsAt} <When at={clearsAt} inline />
          </li>
        ) : waits ? (
          <li>{removal.clearsWithoutDate}</li>
        ) : null}
        {billedMeanwhile ? <li className={styles.billed}>{removal.billedMeanwhile}</li> : null}
        {allowedRoles.length === 0 ? (
          <li>{removal.nobodyElse}</li>
        ) : others.length > 0 ? (
          <li>
            {(blocker.resolvableByViewer ? removal.whoElse : removal.whoOnly)(
              common.listOf(others.map((role) => vocabulary.role[role])),
            )}
          </li>
        ) : null}
      </ul>
      <div className={styles.actions}>
        <BlockerActions customerId={customerId} blocker={blocker} />
      </div>
    </>
  );
};
