import { Button } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import styles from './Notices.module.css';
import type { Notice } from './Notices.tsx';
import { useTexts } from './settings.ts';

type Props = {
  readonly notices: readonly (Notice & { readonly id: number })[];
  readonly onDismiss: (id: number) => void;
  readonly onHold: (held: boolean) => void;
};

export const NoticeBar = ({ notices, onDismiss, onHold }: Props) => {
  const { common } = useTexts();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at a notice only keeps it from vanishing
    <div
      className={styles.bar}
      onMouseEnter={() => onHold(true)}
      onMouseLeave={() => onHold(false)}
      onFocus={() => onHold(true)}
      onBlur={() => onHold(false)}
    >
      <div role="status" aria-live="polite">
        {notices.map((notice) => (
          <div key={notice.id} className={styles.notice} data-tone={notice.tone ?? 'done'}>
            <span className={styles.text}>{notice.text}</span>
            {notice.action ? (
              <Button
                appearance="transparent"
                size="small"
                className={styles.action}
                onClick={() => {
                  notice.action?.run();
                  onDismiss(notice.id);
                }}
              >
                {notice.action.label}
              </Button>
            ) : null}
            <Button
              appearance="transparent"
              size="small"
              icon={<DismissRegular />}
              aria-label={common.dismiss}
              onClick={() => onDismiss(notice.id)}
            />
          </div>
        ))}
      </div>
    </div>
  );
};
