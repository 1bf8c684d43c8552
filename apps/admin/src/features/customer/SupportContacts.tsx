import { type ReactNode, useId } from 'react';
import { useClient } from 'urql';
import { failureText, run } from '../../common/commands/outcome.ts';
import { CommandError } from '../../common/errors.ts';
import { graphql, type ResultOf } from '../../common/graphql.ts';
import { type Subscription, SubscriptionItem } from '../../common/items/items.ts';
import { useNotify } from '../../common/Notices.tsx';
import { usePermissionRefusal, useViewer } from '../../common/viewer.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Card } from '../../ui/Card.tsx';
import { Tag } from '../../ui/Tag.tsx';
import styles from './SupportContacts.module.css';

const useTexts = textsOf('common', 'customer');

export const AvailableContact = graphql(`
  fragment AvailableContact on SupportContact @_unmask {
    partnerId
    name
    mpnId
  }
`);

export type Contact = ResultOf<typeof AvailableContact>;

const assignSupportContact = graphql(
  `
    mutation AssignSupportContact($subscriptionId: ID!, $partnerId: ID) {
      result: assignSupportContact(input: { subscriptionId: $subscriptionId, partnerId: $partnerId }) {
        __typename
        ... on AssignSupportContactPayload {
          subscription {
            ...SubscriptionItem
          }
        }
        ...CommandError
      }
    }
  `,
  [SubscriptionItem, CommandError],
);

type Supported = { readonly id: string; readonly name: string };
/** Null: none is designated, so the default supports it. */
type Designated = { readonly partnerId: string; readonly name: string } | null;

/** Designates who supports a subscription, says so, and offers to take it back. */
const useAssign = () => {
  const client = useClient();
  const texts = useTexts();
  const words = texts.customer.supportContacts;
  const notify = useNotify();
  return async ({ id, name }: Supported, to: Designated, before: Designated): Promise<void> => {
    const assign = async (contact: Designated, undo: (() => void) | null) => {
      const variables = { subscriptionId: id, partnerId: contact?.partnerId ?? null };
      const outcome = await run(client, assignSupportContact, variables);
      if (!outcome.done) return notify({ text: failureText(texts, outcome), tone: 'failed' });
      const text = contact ? words.assigned(contact.name, name) : words.unassigned(name);
      notify(undo ? { text, action: { label: texts.common.undo, run: undo } } : { text });
    };
    await assign(to, () => void assign(before, null));
  };
};

/** A partner by name, with its public number, and whether it is the viewer's own. */
const ContactName = ({ contact }: { readonly contact: Contact }) => {
  const words = useTexts().customer.supportContacts;
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

type Props = { readonly subscription: Subscription; readonly contacts: readonly Contact[] };

/** Who supports a subscription: one of the customer's partners, or the default. */
export const ContactChoice = ({ subscription, contacts }: Props) => {
  const words = useTexts().customer.supportContacts;
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

export const SupportContacts = ({ contacts }: { readonly contacts: readonly Contact[] }) => {
  const words = useTexts().customer.supportContacts;
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
