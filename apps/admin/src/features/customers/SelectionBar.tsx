import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useViewer } from '../../common/viewer.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import type { RemovalBlockerKind } from '../../vocabulary.ts';
import { BulkRemovalDialog } from './BulkRemovalDialog.tsx';
import styles from './Selection.module.css';
import type { CustomersSearch } from './search.ts';
import type { Selection } from './selection.ts';

const useTexts = textsOf('removalJobs');

type Props = {
  readonly search: CustomersSearch;
  readonly selection: Selection;
  readonly loaded: readonly { readonly id: string; readonly blockerKinds: readonly RemovalBlockerKind[] }[];
  /** How many match, or at least. */
  readonly total: number;
  readonly totalIsExact: boolean;
  readonly onSelectAll: () => void;
  readonly onClear: () => void;
};

/** What is selected, and what can be done about it. */
const SelectionBar = ({ search, selection, loaded, total, totalIsExact, onSelectAll, onClear }: Props) => {
  const words = useTexts().removalJobs.selection;
  const format = useFormat();
  const most = useViewer()?.bulkRemovalLimit;
  const [removing, setRemoving] = useState(false);
  const chosen = loaded.filter(({ id }) => selection.all || selection.ids.has(id));
  // One that has left the list meanwhile is not asked for.
  const count = selection.all ? total : chosen.length;
  const isExact = totalIsExact || !selection.all;
  const first = chosen[0];
  if (count === 0 || !first) return null;
  return (
    <section className={styles.bar} aria-label={words.label}>
      <p role="status">
        <strong>{words.selected(format.count(count, isExact))}</strong>
      </p>
      {selection.all || (totalIsExact && total <= count) ? null : (
        <Button size="small" onClick={onSelectAll}>
          {words.selectAll(format.count(total, totalIsExact))}
        </Button>
      )}
      <Button size="small" appearance="subtle" onClick={onClear}>
        {words.clear}
      </Button>
      <div className={styles.actions}>
        <ReasonedButton
          appearance="primary"
          reason={most !== undefined && count > most ? words.tooMany(format.number(most)) : null}
          onClick={() => setRemoving(true)}
        >
          {words.remove}
        </ReasonedButton>
      </div>
      {removing ? (
        <BulkRemovalDialog
          search={search}
          customerIds={selection.all ? null : chosen.map(({ id }) => id)}
          count={count}
          isExact={isExact}
          ready={chosen.filter(({ blockerKinds }) => blockerKinds.length === 0).length}
          first={first.id}
          onClose={() => setRemoving(false)}
        />
      ) : null}
    </section>
  );
};

export default SelectionBar;
