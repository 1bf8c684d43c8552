import { Button } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { useTexts } from '../../app/settings.ts';
import { useCopy } from '../../ui/use-copy.ts';
import styles from './ReceiptPage.module.css';

type Props = { readonly locale: 'EN' | 'JA'; readonly subject: string; readonly body: string };

export const Notice = ({ locale, subject, body }: Props) => {
  const { common, removal } = useTexts();
  const copy = useCopy();
  const language = removal.noticeLanguage[locale];
  return (
    <section className={styles.notice} aria-label={language}>
      <div className={styles.noticeHead}>
        <span className={styles.language}>{language}</span>
        <Button
          size="small"
          icon={<CopyRegular />}
          aria-label={`${removal.copyNotice}: ${language}`}
          onClick={() => void copy(`${subject}\n\n${body}`)}
        >
          {common.copy}
        </Button>
      </div>
      <div lang={locale.toLowerCase()}>
        <p className={styles.subject}>{subject}</p>
        <p className={styles.text}>{body}</p>
      </div>
    </section>
  );
};
