import { Button } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useEffect, useRef } from 'react';
import { useFormat } from '../../app/format.ts';
import { useTexts } from '../../app/settings.ts';
import { BlockerTag } from '../../ui/BlockerTag.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { When } from '../../ui/When.tsx';
import { ItemCommands } from '../commands/ItemCommands.tsx';
import { StatusControl } from './StatusControl.tsx';
import styles from './SubscriptionPanel.module.css';
import { type Subscription, subjectOf } from './SubscriptionTable.tsx';

type Props = { readonly subscription: Subscription | undefined; readonly onClose: () => void };

/** Beside the table, which stays in use; closes on Escape and gives the focus back to the row it was opened from. */
export const SubscriptionPanel = ({ subscription, onClose }: Props) => {
  const { common } = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  const id = subscription?.id;
  useEffect(() => {
    if (!id) return;
    heading.current?.focus();
    return () => document.querySelector<HTMLElement>(`tr[data-key="${id}"] button`)?.focus();
  }, [id]);
  if (!subscription) return null;
  return (
    <aside
      className={styles.side}
      aria-labelledby="subscription-panel"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !document.querySelector('dialog:modal')) onClose();
      }}
    >
      <div className={styles.head}>
        <h2 id="subscription-panel" ref={heading} tabIndex={-1} className={styles.title}>
          {subscription.friendlyName}
        </h2>
        <Button appearance="subtle" icon={<DismissRegular />} aria-label={common.close} onClick={onClose} />
      </div>
      <Details subscription={subscription} />
    </aside>
  );
};

const Details = ({ subscription }: { readonly subscription: Subscription }) => {
  const { common, pages, vocabulary } = useTexts();
  const words = pages.items;
  const format = useFormat();
  const { billingCycle, termDuration } = subscription;
  return (
    <div className={styles.panel}>
      <StatusControl subscription={subscription} />
      <div className={styles.commands}>
        <ItemCommands
          commands={subscription.commands}
          subject={subjectOf(subscription)}
          except={['SUSPEND', 'REACTIVATE']}
        />
      </div>
      {subscription.imported ? <p className={styles.note}>{words.imported}</p> : null}
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
          [words.supportContact, subscription.supportContact?.name ?? null],
        ]}
      />
    </div>
  );
};

const dateOrNull = (at: string | null) => (at ? <When at={at} inline /> : null);
