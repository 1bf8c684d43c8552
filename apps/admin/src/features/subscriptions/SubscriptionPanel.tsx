import { useFormat } from '../../app/format.ts';
import { useTexts } from '../../app/settings.ts';
import { BlockerTag } from '../../ui/BlockerTag.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Note } from '../../ui/Note.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { When } from '../../ui/When.tsx';
import { ItemCommands } from '../commands/ItemCommands.tsx';
import { ContactChoice } from '../support-contacts/ContactChoice.tsx';
import type { Contact } from '../support-contacts/documents.ts';
import { StatusControl } from './StatusControl.tsx';
import { type Subscription, subjectOf } from './SubscriptionTable.tsx';

type Props = {
  readonly subscription: Subscription | undefined;
  readonly contacts: readonly Contact[];
  readonly onClose: () => void;
};

export const SubscriptionPanel = ({ subscription, contacts, onClose }: Props) =>
  subscription ? (
    <SidePanel of={subscription.id} title={subscription.friendlyName} onClose={onClose}>
      <Details subscription={subscription} contacts={contacts} />
    </SidePanel>
  ) : null;

type DetailsProps = { readonly subscription: Subscription; readonly contacts: readonly Contact[] };

const Details = ({ subscription, contacts }: DetailsProps) => {
  const { common, pages, vocabulary } = useTexts();
  const words = pages.items;
  const format = useFormat();
  const { billingCycle, termDuration } = subscription;
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
      <Facts
        facts={[
          [words.removal, <BlockerTag key="blocker" blocker={subscription.removalBlocker} />],
          [words.offer, subscription.offerName],
          [words.addOn, subscription.parent ? words.addOnOf(subscription.parent.friendlyName) : null],
          [words.kind, vocabulary.subscriptionKind[subscription.kind]],
          [words.commerce, vocabulary.commerceModel[subscription.commerceModel]],
          [common.quantity, format.number(subscription.quantity)],
          [words.term, termDuration ? (words.terms[termDuration] ?? termDuration) : null],
          [words.billing, billingCycle ? (words.billingCycles[billingCycle.toLowerCase()] ?? billingCycle) : null],
          [words.autoRenew, subscription.autoRenew ? common.on : common.off],
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
