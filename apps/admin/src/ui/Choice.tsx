import styles from './Choice.module.css';

type Props = {
  readonly id?: string;
  /** Where it has no visible label. */
  readonly label?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** As a `Field` around it says. */
  readonly 'aria-invalid'?: boolean | 'true' | 'false' | 'grammar' | 'spelling';
  readonly 'aria-describedby'?: string;
  /** What is shown for the empty value, which comes first. */
  readonly none?: string | undefined;
  readonly options: readonly (readonly [value: string, text: string, lang?: string])[];
};

/** The browser's own select in the look of the other fields. */
export const Choice = ({ id, label, value, onChange, none, options, ...said }: Props) => (
  <span className={styles.choice}>
    <select
      id={id}
      className={styles.select}
      aria-label={label}
      aria-invalid={said['aria-invalid']}
      aria-describedby={said['aria-describedby']}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {none === undefined ? null : <option value="">{none}</option>}
      {options.map(([key, text, lang]) => (
        <option key={key} value={key} lang={lang}>
          {text}
        </option>
      ))}
    </select>
    <svg className={styles.arrow} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d="m5 8 5 5 5-5" fill="none" stroke="currentColor" strokeWidth="1.2" strokeLinecap="round" />
    </svg>
  </span>
);
