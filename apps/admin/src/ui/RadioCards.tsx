import { Fragment, type ReactNode, useId } from 'react';
import styles from './RadioCards.module.css';

type RadioCard<Value extends string> = {
  readonly value: Value;
  readonly title: string;
  /** What choosing it means. */
  readonly text: string;
  /** Why it cannot be chosen; null when it can. */
  readonly reason: string | null;
  /** What there is to fill in once it is chosen. */
  readonly fields?: ReactNode;
};

type Props<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly cards: readonly RadioCard<Value>[];
  readonly onChange: (value: Value) => void;
};

/** One of a few, each with what it means. What cannot be chosen can be reached, and says why. */
export const RadioCards = <Value extends string>({ label, value, cards, onChange }: Props<Value>) => {
  const id = useId();
  return (
    <fieldset className={styles.cards}>
      <legend>{label}</legend>
      {cards.map((card) => (
        <Fragment key={card.value}>
          <label className={styles.card}>
            <input
              type="radio"
              name={id}
              value={card.value}
              checked={card.value === value}
              aria-disabled={card.reason !== null || undefined}
              aria-labelledby={`${id}-${card.value}`}
              aria-describedby={`${id}-${card.value}-text`}
              onChange={() => card.reason === null && onChange(card.value)}
            />
            <span>
              <span id={`${id}-${card.value}`} className={styles.title}>
                {card.title}
              </span>
              <span id={`${id}-${card.value}-text`} className={styles.text}>
                {card.text}
                {card.reason === null ? null : <span className={styles.reason}>{card.reason}</span>}
              </span>
            </span>
          </label>
          {card.value === value ? card.fields : null}
        </Fragment>
      ))}
    </fieldset>
  );
};
