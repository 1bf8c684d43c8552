import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { textsOf } from '../texts/use-texts.ts';
import styles from './ExportLink.module.css';
import { useSettings } from './settings.ts';

const useTexts = textsOf('common');

type Props = {
  /** What it is a file of, as the address has it: `customers`, `receipts/rcp_…`. */
  readonly of: string;
  /** What narrows or orders the list, as the API takes it. */
  readonly filter?: object;
  readonly orderBy?: string;
  /** Only those in these states. */
  readonly states?: readonly string[] | undefined;
  readonly label?: string;
};

/** The whole of what a list shows, as a file for a spreadsheet. */
export const ExportLink = ({ of, filter, orderBy, states, label }: Props) => {
  const { common } = useTexts();
  const { language } = useSettings();
  const parameters = new URLSearchParams({
    ...(filter && Object.keys(filter).length > 0 ? { filter: JSON.stringify(filter) } : {}),
    ...(orderBy ? { orderBy } : {}),
    ...(states ? { states: states.join() } : {}),
    language,
    // Without it a spreadsheet takes the text for another encoding.
    bom: 'true',
  });
  return (
    <a href={`/api/exports/${of}.csv?${parameters}`} download className={styles.link}>
      <ArrowDownloadRegular aria-hidden="true" />
      {label ?? common.exportCsv}
    </a>
  );
};
