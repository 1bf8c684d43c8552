import { useViewer } from '../../app/viewer.ts';
import { Tag } from '../../ui/Tag.tsx';
import type { Contact } from './documents.ts';
import styles from './SupportContacts.module.css';
import { useSupportContactTexts } from './use-support-contact-texts.ts';

/** A partner by name, with its public number, and whether it is the viewer's own. */
export const ContactName = ({ contact }: { readonly contact: Contact }) => {
  const words = useSupportContactTexts();
  const own = useViewer()?.partner?.id;
  const { partnerId, name, mpnId } = contact;
  return (
    <span className={styles.name}>
      <span>{name}</span>
      {mpnId ? <span className="muted">{words.mpn(mpnId)}</span> : null}
      {partnerId === own ? <Tag tone="info">{words.you}</Tag> : null}
    </span>
  );
};
