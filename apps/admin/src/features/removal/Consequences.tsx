import { LinkDismissRegular } from '@fluentui/react-icons/svg/link-dismiss';
import type { RemovalPreview } from '../../common/commands/affected.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Note } from '../../ui/Note.tsx';
import styles from './RemovalDialog.module.css';
import { type Line, type Said, warningsByKind } from './warnings.ts';

const useTexts = textsOf('removal', 'vocabulary');

export const Consequences = ({ preview }: { readonly preview: RemovalPreview }) => {
  const { removal } = useTexts();
  return (
    <>
      <section>
        <h3 className={styles.heading}>{removal.effects}</h3>
        <Effects effects={preview.effects} />
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
  const { removal, vocabulary } = useTexts();
  const format = useFormat();
  const detailOf = (of: Said, { at, status }: Line): string => {
    if (status !== null) return vocabulary.ItemStatus[status];
    if (at === null) return removal.noEndKnown;
    return of === 'DATA_DELETION' ? removal.onDate(format.date(at)) : removal.untilDate(format.date(at));
  };
  return (
    <ul className={styles.effects}>
      {warningsByKind(warnings).map(({ kind, parts }) => (
        <li key={kind}>
          <p className={styles.effectTitle}>{vocabulary.RemovalWarningKind[kind]}</p>
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

export const Effects = ({ effects }: { readonly effects: RemovalPreview['effects'] }) => {
  const { vocabulary } = useTexts();
  return (
    <ul className={styles.effects}>
      {effects.map(({ kind, message }) => (
        <li key={kind} className={styles.effect}>
          <LinkDismissRegular aria-hidden="true" />
          <div>
            <p className={styles.effectTitle}>{vocabulary.RemovalEffectKind[kind]}</p>
            <p className={styles.message}>{message}</p>
          </div>
        </li>
      ))}
    </ul>
  );
};
