import { useId, useState } from 'react';
import { AskDialog, ItemCommands } from '../../common/commands/ItemCommands.tsx';
import { useCommand } from '../../common/commands/use-command.ts';
import { BlockerTag, StatusTag } from '../../common/items/ItemTags.tsx';
import type { Subscription } from '../../common/items/items.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { Note } from '../../ui/Note.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { When } from '../../ui/When.tsx';
import { EndOfTerm, NextTerm } from './EndOfTerm.tsx';
import styles from './SubscriptionPanel.module.css';
import { type Contact, ContactChoice } from './SupportContacts.tsx';

const useTexts = textsOf('common', 'items', 'vocabulary');

const choices = [
  { status: 'ACTIVE', command: 'REACTIVATE' },
  { status: 'SUSPENDED', command: 'SUSPEND' },
] as const;

/** Active or Suspended, as one chooses it in a vendor's portal. Another status is only shown. */
const StatusControl = ({ subscription }: { readonly subscription: Subscription }) => {
  const { common, vocabulary } = useTexts();
  const act = useCommand();
  const [asking, setAsking] = useState(false);
  const name = useId();
  const { status, rawStatus, commands } = subscription;
  if (status !== 'ACTIVE' && status !== 'SUSPENDED')
    return (
      <div>
        <StatusTag status={status} rawStatus={rawStatus} />
      </div>
    );

  const subject = subjectOf(subscription);
  const find = (kind: 'SUSPEND' | 'REACTIVATE') => commands.find(({ command }) => command === kind);
  const other = find(status === 'ACTIVE' ? 'SUSPEND' : 'REACTIVATE');
  const refusal = other?.allowedToViewer ? null : (other?.reason ?? '');
  const suspend = async () => {
    setAsking(false);
    await act('SUSPEND', subject);
  };

  return (
    <fieldset className={styles.status} aria-describedby={refusal ? `${name}-why` : undefined}>
      <legend>{common.status}</legend>
      <div className={styles.choices}>
        {choices.map(({ status: choice, command }) => (
          <label key={choice} className={styles.choice}>
            <input
              type="radio"
              name={name}
              checked={status === choice}
              aria-disabled={status !== choice && refusal !== null}
              onChange={() => {
                if (refusal !== null) return;
                if (command === 'SUSPEND') setAsking(true);
                else void act('REACTIVATE', subject);
              }}
            />
            {vocabulary.ItemStatus[choice]}
          </label>
        ))}
      </div>
      {refusal ? (
        <p id={`${name}-why`} className="sub">
          {refusal}
        </p>
      ) : null}
      {asking ? (
        <AskDialog
          command="SUSPEND"
          name={subject.name}
          consequence={other?.consequence ?? ''}
          onConfirm={() => void suspend()}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </fieldset>
  );
};

type Props = {
  readonly subscription: Subscription | undefined;
  readonly contacts: readonly Contact[];
  readonly onClose: () => void;
};

export const SubscriptionPanel = ({ subscription, contacts, onClose }: Props) =>
  subscription ? (
    <SidePanel of={subscription.id} title={subscription.name} onClose={onClose}>
      <Details subscription={subscription} contacts={contacts} />
    </SidePanel>
  ) : null;

const subjectOf = ({ __typename, id, name }: Subscription) => ({ typename: __typename, id, name });

type DetailsProps = { readonly subscription: Subscription; readonly contacts: readonly Contact[] };

const Details = ({ subscription, contacts }: DetailsProps) => {
  const { common, items, vocabulary } = useTexts();
  const words = items;
  const format = useFormat();
  const { billingCycle, rawBillingCycle, termDuration, nextTerm, unitType } = subscription;
  return (
    <>
      <StatusControl subscription={subscription} />
      <ButtonRow>
        <ItemCommands
          commands={subscription.commands}
          subject={subjectOf(subscription)}
          except={['SUSPEND', 'REACTIVATE']}
        />
      </ButtonRow>
      {subscription.imported ? <Note>{words.imported}</Note> : null}
      <DescriptionList
        items={[
          [words.removal, <BlockerTag key="blocker" blocker={subscription.removalBlocker} />],
          [words.offer, subscription.offerName],
          [words.addOn, subscription.parent ? words.addOnOf(subscription.parent.name) : null],
          [words.kind, vocabulary.SubscriptionKind[subscription.kind]],
          [words.commerce, vocabulary.CommerceModel[subscription.commerceModel]],
          [common.quantity, format.number(subscription.quantity)],
          [words.term, termDuration ? (words.terms[termDuration] ?? termDuration) : null],
          [words.billing, billingCycle && (words.billingCycles[billingCycle.toLowerCase()] ?? rawBillingCycle)],
          [words.endOfTerm, <EndOfTerm key="end" subscription={subscription} />],
          [words.nextTerm, nextTerm && <NextTerm key="next" nextTerm={nextTerm} unitType={unitType} />],
          [words.started, <When key="start" at={subscription.startDate} inline />],
          [words.commitmentEnd, dateOrNull(subscription.commitmentEndDate)],
          [words.cancelUntil, dateOrNull(subscription.cancellationAllowedUntil)],
          [words.suspendedAt, dateOrNull(subscription.suspendedAt)],
          [words.dataDeletion, dateOrNull(subscription.dataDeletionAt)],
        ]}
      />
      <ContactChoice subscription={subscription} contacts={contacts} />
    </>
  );
};

const dateOrNull = (at: string | null) => (at ? <When at={at} inline /> : null);
