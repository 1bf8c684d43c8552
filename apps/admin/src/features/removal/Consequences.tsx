import { LinkDismissRegular } from '@fluentui/react-icons/svg/link-dismiss';
import type { RemovalPreview } from '../../common/commands/affected.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Note } from '../../ui/Note.tsx';
import { When } from '../../ui/When.tsx';
import styles from './RemovalDialog.module.css';

const useTexts = textsOf('fromApi', 'removal', 'vocabulary');

export const Consequences = ({ preview }: { readonly preview: RemovalPreview }) => {
  const { fromApi, removal, vocabulary } = useTexts();
  const format = useFormat();
  return (
    <>
      <section>
        <h3 className={styles.heading}>{removal.effects}</h3>
        <Effects effects={preview.effects} />
      </section>
      {preview.warnings.length > 0 ? (
        <Note tone="attention">
          <h3 className={styles.heading}>{removal.warnings}</h3>
          <ul className={styles.effects}>
            {preview.warnings.map(({ kind, message, at }) => (
              <li key={`${kind} ${message}`}>
                <p className={styles.effectTitle}>{vocabulary.RemovalWarningKind[kind]}</p>
                <p>
                  {fromApi ? fromApi.warning[kind] : format.sentence(message)}{' '}
                  {fromApi && at ? <When at={at} inline /> : null}
                </p>
              </li>
            ))}
          </ul>
        </Note>
      ) : null}
    </>
  );
};

export const Effects = ({ effects }: { readonly effects: RemovalPreview['effects'] }) => {
  const { fromApi, vocabulary } = useTexts();
  return (
    <ul className={styles.effects}>
      {effects.map(({ kind, count, message }) => (
        <li key={kind} className={styles.effect}>
          <LinkDismissRegular aria-hidden="true" />
          <div>
            <p className={styles.effectTitle}>{vocabulary.RemovalEffectKind[kind]}</p>
            <p className={styles.message}>{fromApi ? fromApi.effect[kind](count) : message}</p>
          </div>
        </li>
      ))}
    </ul>
  );
};
