import { Button } from '@fluentui/react-components';
import { use } from 'react';
import { navigationIn } from '../texts/texts.ts';
import { LanguageContext, textsOf } from '../texts/use-texts.ts';
import { Modal } from '../ui/Modal.tsx';
import { useNavigation } from './navigation.tsx';
import styles from './ShortcutSheet.module.css';

const useTexts = textsOf('common');

type Shortcut = readonly [keys: readonly string[], what: string];

/** Every key that does something, by what it does. */
const ShortcutSheet = ({ onClose }: { readonly onClose: () => void }) => {
  const { common } = useTexts();
  const words = common.shortcuts;
  const labels = navigationIn(use(LanguageContext));
  const pages = useNavigation().flatMap(({ key, label }): readonly Shortcut[] =>
    key === undefined ? [] : [[['g', key], labels[label] ?? label]],
  );
  return (
    <Modal
      title={words.title}
      onSubmit={onClose}
      onClose={onClose}
      actions={<Button type="submit">{common.close}</Button>}
    >
      <Shortcuts title={words.go} shortcuts={pages} />
      <Shortcuts
        title={words.onPage}
        shortcuts={[
          [['Ctrl', 'K'], words.find],
          [['/'], words.search],
          [['↑', '↓'], words.rows],
          [['Enter'], words.open],
          [['Esc'], words.close],
          [['?'], words.help],
        ]}
      />
    </Modal>
  );
};
export default ShortcutSheet;

const Shortcuts = ({ title, shortcuts }: { readonly title: string; readonly shortcuts: readonly Shortcut[] }) => (
  <section>
    <h3>{title}</h3>
    <dl className={styles.list}>
      {shortcuts.map(([keys, what]) => (
        <div key={what} className={styles.row}>
          <dt>
            {keys.map((key) => (
              <kbd key={key} className={styles.key}>
                {key}
              </kbd>
            ))}
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  </section>
);
