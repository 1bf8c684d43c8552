import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import type { TallyData } from './documents.ts';
import styles from './Imports.module.css';

const useTexts = textsOf('imports');

/** What an import did, or would do; what there is none of is left out, but for customers. */
export const Tally = ({ tally, isCheck }: { readonly tally: TallyData; readonly isCheck: boolean }) => {
  const { imports } = useTexts();
  const format = useFormat();
  const some = (count: number) => (count > 0 ? format.number(count) : null);
  const { tally: words } = imports;
  return (
    <DescriptionList
      items={[
        [words.imported, format.number(tally.imported)],
        [words.updated, format.number(tally.updated)],
        [words.unchanged, format.number(tally.unchanged)],
        [words.skipped, some(tally.skipped)],
        [words.withProblems, some(tally.withProblems)],
        [
          words.newItems,
          tally.newItems.length === 0 ? null : (
            <span key="items" className={styles.items}>
              {tally.newItems.map(({ kind, count }) => (
                <span key={kind}>
                  {words.kinds[kind]}: {format.number(count)}
                </span>
              ))}
            </span>
          ),
        ],
        [isCheck ? words.wouldBlock : words.blocked, format.number(tally.blocked)],
        [isCheck ? words.wouldClear : words.cleared, format.number(tally.cleared)],
        [words.endedAtVendor, some(tally.endedAtVendor)],
        [words.granularAdmin, some(tally.granularAdmin)],
      ]}
    />
  );
};
