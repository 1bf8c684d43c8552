import { type ReactNode, useId } from 'react';
import { usePermissionRefusal } from '../commands/refusal.ts';
import type { Subscription } from '../subscriptions/SubscriptionTable.tsx';
import { ContactName } from './ContactName.tsx';
import type { Contact } from './documents.ts';
import styles from './SupportContacts.module.css';
import { useAssign } from './use-assign.ts';
import { useSupportContactTexts } from './use-support-contact-texts.ts';

type Props = { readonly subscription: Subscription; readonly contacts: readonly Contact[] };

/** Who supports a subscription: one of the customer's partners, or whoever does by default. */
export const ContactChoice = ({ subscription, contacts }: Props) => {
  const words = useSupportContactTexts();
  const assign = useAssign();
  const refusal = usePermissionRefusal('ASSIGN_SUPPORT_CONTACT');
  const group = useId();
  const { supportContact, supportContactDesignated } = subscription;
  const designated = supportContactDesignated ? supportContact : null;
  const isRefused = refusal !== null;
  const choose = (contact: Contact | null) => {
    if (!isRefused) void assign(subscription, contact, designated);
  };
  return (
    <fieldset className={styles.choices} aria-describedby={refusal ? `${group}-why` : undefined}>
      <legend>{words.contact}</legend>
      <Option group={group} chosen={designated === null} refused={isRefused} onChoose={() => choose(null)}>
        <span>
          {designated === null && supportContact ? words.defaultIs(supportContact.name) : words.byDefault}
          <span className="sub">{words.defaultText}</span>
        </span>
      </Option>
      {contacts.map((contact) => (
        <Option
          key={contact.partnerId}
          group={group}
          chosen={designated?.partnerId === contact.partnerId}
          refused={isRefused}
          onChoose={() => choose(contact)}
        >
          <ContactName contact={contact} />
        </Option>
      ))}
      {refusal ? (
        <p id={`${group}-why`} className="sub">
          {refusal}
        </p>
      ) : null}
    </fieldset>
  );
};

type OptionProps = {
  readonly group: string;
  readonly chosen: boolean;
  readonly refused: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
};

const Option = ({ group, chosen, refused, onChoose, children }: OptionProps) => (
  <label className={styles.choice}>
    <input type="radio" name={group} checked={chosen} aria-disabled={refused} onChange={onChoose} />
    {children}
  </label>
);
