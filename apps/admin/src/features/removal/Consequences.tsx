import { LinkDismissRegular } from '@fluentui/react-icons/svg/link-dismiss';
import type { RemovalPreview } from '../../common/commands/affected.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Note } from '../../ui/Note.tsx';
import styles from './RemovalDialog.module.css';

const useTexts = textsOf('removal', 'vocabulary');

export const Consequences = ({ preview }: { readonly preview: RemovalPreview }) => {
  const { removal, vocabulary } = useTexts();
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
            {preview.warnings.map(({ kind, message }) => (
              <li key={`${kind} ${message}`}>
                <p className={styles.effectTitle}>{vocabulary.RemovalWarningKind[kind]}</p>
                <p>{message}</p>
              </li>
            ))}
          </ul>
        </Note>
      ) : null}
    </>
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
