import { Card } from '../../ui/Card.tsx';
import { ContactName } from './ContactName.tsx';
import type { Contact } from './documents.ts';
import styles from './SupportContacts.module.css';
import { useSupportContactTexts } from './use-support-contact-texts.ts';

export const SupportContacts = ({ contacts }: { readonly contacts: readonly Contact[] }) => {
  const words = useSupportContactTexts();
  return (
    <Card title={words.title}>
      <p className={styles.text}>{words.text}</p>
      <ul className={styles.list}>
        {contacts.map((contact) => (
          <li key={contact.partnerId}>
            <ContactName contact={contact} />
          </li>
        ))}
      </ul>
    </Card>
  );
};
