import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { changesIn, sayValue, valueWords } from './changes.ts';
import styles from './EventChanges.module.css';

const useTexts = textsOf('changes', 'common', 'directoryRoles', 'items', 'removalWords', 'vocabulary');

/** What an event changed, in words; behind them as it was sent. */
export const EventChanges = ({ changes }: { readonly changes: unknown }) => {
  const texts = useTexts();
  const { changes: words, common } = texts;
  const format = useFormat();
  const values = valueWords(texts);
  const rows = changesIn(changes);
  const say = (name: string, value: unknown): string =>
    sayValue(
      {
        fields: words.fields,
        valuesOf: (field) => values[field],
        none: '–',
        flag: (yes) => (yes ? common.yes : common.no),
        number: format.number,
        instant: format.dateTime,
        all: format.all,
      },
      name,
      value,
    );
  return (
    <section>
      {rows.length === 0 ? (
        <p className="muted">{words.none}</p>
      ) : (
        <table className={styles.table} aria-label={words.title}>
          <thead>
            <tr>
              <th scope="col">{words.what}</th>
              <th scope="col">{words.before}</th>
              <th scope="col">{words.after}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, before, after }) => (
              <tr key={name}>
                <th scope="row">{words.fields[name] ?? name}</th>
                {before === undefined ? null : <td>{say(name, before)}</td>}
                <td colSpan={before === undefined ? 2 : 1}>{say(name, after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <details className={styles.sent}>
        <summary>{words.asSent}</summary>
        <pre>{JSON.stringify(changes, null, 2)}</pre>
      </details>
    </section>
  );
};
