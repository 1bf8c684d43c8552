import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import type { RemainingItem } from './documents.ts';
import styles from './ReceiptPage.module.css';

const useTexts = textsOf('receipts', 'removalWords', 'vocabulary');

/** What an end here rests on belongs to the kind: it says what there is left to do. */
const groupOf = ({ kind, endedBy }: RemainingItem): string =>
  kind === 'END_AT_VENDOR' && endedBy !== null && endedBy !== 'COMMAND' ? `${kind} ${endedBy}` : kind;

/** What stays behind: each kind once, with what it means and the items that it is about. */
export const Remaining = ({ items }: { readonly items: readonly RemainingItem[] }) => {
  const { receipts: words, removalWords } = useTexts();
  const groups = [...new Set(items.map(groupOf))];
  if (groups.length === 0) return <p className="muted">{words.remainingNone}</p>;
  return (
    <div className={styles.groups}>
      {groups.map((group) => {
        const ofGroup = items.filter((item) => groupOf(item) === group);
        const [first] = ofGroup;
        if (first === undefined) return null;
        const named = ofGroup.filter(({ name }) => name !== null);
        return (
          <section key={group} className={styles.group}>
            <h3>{removalWords.RemainingItemKind[first.kind]}</h3>
            {/* A receipt of an early version says it in its own words. */}
            {named.length === 0 ? <p>{first.message}</p> : <p className="muted">{meaningOf(first, words)}</p>}
            {named.length === 0 ? null : (
              <ul className={styles.names}>
                {named.map((item) => (
                  <li key={`${item.subjectId} ${item.name}`}>
                    <Named item={item} />
                  </li>
                ))}
              </ul>
            )}
          </section>
        );
      })}
    </div>
  );
};

type Words = ReturnType<typeof useTexts>['receipts'];

const meaningOf = ({ kind, endedBy }: RemainingItem, words: Words): string => {
  if (kind === 'END_AT_VENDOR' && endedBy === 'CLOCK') return words.clockEnded;
  if (kind === 'END_AT_VENDOR' && endedBy === 'ABSENCE') return words.absenceEnded;
  return words.remainingMeans[kind];
};

const Named = ({ item }: { readonly item: RemainingItem }) => {
  const { receipts: words, vocabulary } = useTexts();
  const format = useFormat();
  const { kind, name, at, recordedAs, subjectId } = item;
  const date = at === null ? null : format.date(at);
  const more = {
    SUSPENDED_SUBSCRIPTION: date && words.dataDeleted(date),
    AZURE_ROLE_ASSIGNMENTS: null,
    STILL_BILLED: date === null ? words.billedForever : words.billedUntil(date),
    END_AT_VENDOR: recordedAs && vocabulary.ItemStatus[recordedAs],
    RESET_SUPPORT_CONTACT: null,
    OPEN_BLOCKER: date && words.wouldClear(date),
  }[kind];
  const isWhole = subjectId?.startsWith('rel_') && kind === 'END_AT_VENDOR';
  return (
    <>
      <span className={styles.name}>{isWhole ? words.wholeRelationship(name ?? '') : name}</span>
      {more ? <span className="muted"> – {more}</span> : null}
    </>
  );
};
