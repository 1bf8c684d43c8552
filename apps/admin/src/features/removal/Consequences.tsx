import type { RemovalPreview } from '../../common/commands/affected.ts';
import { Effects } from '../../common/Effects.tsx';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Note } from '../../ui/Note.tsx';
import styles from './RemovalDialog.module.css';
import { type Line, type Said, warningsByKind } from './warnings.ts';

const useTexts = textsOf('removal', 'removalWords', 'vocabulary');

export const Consequences = ({ preview }: { readonly preview: RemovalPreview }) => {
  const { removal } = useTexts();
  return (
    <>
      <section>
        <h3 className={styles.heading}>{removal.effects}</h3>
        <EffectsAhead effects={preview.effects} />
      </section>
      {preview.warnings.length > 0 ? (
        <Note tone="attention">
          <h3 className={styles.heading}>{removal.warnings}</h3>
          <Warnings warnings={preview.warnings} />
        </Note>
      ) : null}
    </>
  );
};

/** One heading for each kind; what is said of several items is said once, with their names. */
const Warnings = ({ warnings }: Pick<RemovalPreview, 'warnings'>) => {
  const { removal, removalWords, vocabulary } = useTexts();
  const format = useFormat();
  const detailOf = (of: Said, { at, status }: Line): string => {
    if (status !== null) return vocabulary.ItemStatus[status];
    if (at === null) return removal.noEndKnown;
    return of === 'DATA_DELETION' ? removal.onDate(format.date(at)) : removal.untilDate(format.date(at));
  };
  return (
    <ul className={styles.warnings}>
      {warningsByKind(warnings).map(({ kind, parts }) => (
        <li key={kind}>
          <p className={styles.warning}>{removalWords.RemovalWarningKind[kind]}</p>
          {parts.map((part) =>
            'message' in part ? (
              <p key={part.message}>{part.message}</p>
            ) : (
              <div key={part.of}>
                <p>{removal.warningLists[part.of]}</p>
                <ul className={styles.names}>
                  {part.lines.map((line) => (
                    <li key={line.names.join()}>
                      {line.names.join(' · ')} <span className="muted">{detailOf(part.of, line)}</span>
                    </li>
                  ))}
                </ul>
              </div>
            ),
          )}
        </li>
      ))}
    </ul>
  );
};

/** What a removal will end. */
export const EffectsAhead = ({ effects }: Pick<RemovalPreview, 'effects'>) => {
  const { removalWords } = useTexts();
  return <Effects effects={effects.map((one) => ({ ...one, title: removalWords.RemovalEffectKind[one.kind] }))} />;
};
