import { SearchRegular } from '@fluentui/react-icons/svg/search';
import styles from './SearchInput.module.css';

type Props = {
  /** What is searched, and by what: its placeholder as well. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The id of a datalist of what could be meant. */
  readonly list?: string;
  readonly onLeave?: () => void;
};

/** The browser's own search field in the look of the other fields. */
export const SearchInput = ({ label, value, onChange, list, onLeave }: Props) => (
  <span className={styles.search}>
    <SearchRegular className={styles.icon ?? ''} aria-hidden="true" />
    <input
      type="search"
      className={styles.input}
      aria-label={label}
      placeholder={label}
      value={value}
      list={list}
      onBlur={onLeave}
      onChange={(event) => onChange(event.target.value)}
    />
  </span>
);
