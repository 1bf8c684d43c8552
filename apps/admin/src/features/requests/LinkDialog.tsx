import { Button } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { MailRegular } from '@fluentui/react-icons/svg/mail';
import { CopyField, useCopy } from '../../common/CopyField.tsx';
import { mailto } from '../../common/mailto.ts';
import { useSettings } from '../../common/settings.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { boldName } from '../../ui/bold-name.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import type { EmailDraftData, RequestData } from './documents.ts';
import styles from './Requests.module.css';

const useTexts = textsOf('requests');

/** What is shown once after a request was sent, the first time or again. */
export type Sent = {
  readonly request: RequestData;
  readonly link: string;
  readonly emails: readonly EmailDraftData[];
};

/** How people call the addressee; null where there is none. */
export const addresseeOf = ({ customerName, customerEmail }: Pick<RequestData, 'customerName' | 'customerEmail'>) =>
  customerName ?? customerEmail;

type Props = { readonly sent: Sent; readonly onClose: () => void };

/** Closes by its button alone: a link that is gone is gone. */
export const LinkDialog = ({ sent, onClose }: Props) => {
  const { language } = useSettings();
  const format = useFormat();
  const words = useTexts().requests.link;
  const { request, link, emails } = sent;
  const name = addresseeOf(request);
  return (
    <Modal
      wide
      title={name ? boldName(words.titleFor, name) : words.title}
      onSubmit={onClose}
      onClose={() => undefined}
      actions={
        <Button type="submit" appearance="primary">
          {words.done}
        </Button>
      }
    >
      <CopyField label={words.link} value={link} hint={words.once} copyLabel={words.copyLink} />
      <section aria-label={words.draft}>
        <h3 className={styles.subheading}>{words.draft}</h3>
        <Tabs
          label={words.draft}
          first={emails.find(({ locale }) => locale.toLowerCase() === language)?.locale ?? 'EN'}
          tabs={emails.map((email) => ({
            key: email.locale,
            label: format.language(email.locale.toLowerCase()),
            content: <Draft email={email} to={request.customerEmail} />,
          }))}
        />
      </section>
    </Modal>
  );
};

const Draft = ({ email, to }: { readonly email: EmailDraftData; readonly to: string | null }) => {
  const words = useTexts().requests.link;
  const copy = useCopy();
  const { locale, subject, body } = email;
  const lang = locale.toLowerCase();
  return (
    <div className={styles.draft}>
      <p className={styles.draftSubject}>
        <span className="visually-hidden">{words.subject}: </span>
        <span lang={lang}>{subject}</span>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls must be reachable by keyboard */}
      <section className={styles.draftBody} lang={lang} tabIndex={0} aria-label={words.body}>
        {body}
      </section>
      <p className={styles.draftActions}>
        <Button icon={<CopyRegular />} onClick={() => void copy(subject)}>
          {words.copySubject}
        </Button>
        <Button icon={<CopyRegular />} onClick={() => void copy(body)}>
          {words.copyBody}
        </Button>
        <a href={mailto(to, email)} className={styles.mail}>
          <MailRegular aria-hidden="true" />
          {words.mail}
        </a>
      </p>
    </div>
  );
};
