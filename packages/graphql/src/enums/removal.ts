import { enumOf } from '../core/enum-of.ts';

export const RemovalBlockerKindEnum = enumOf(
  'RemovalBlockerKind',
  'Why an item keeps a relationship from being removed.',
  {
    active_subscription: 'A legacy license subscription is active: suspend it.',
    active_trial: 'A legacy trial is active: suspend it.',
    active_add_on: 'A legacy add-on is active: suspend it, or its base and with that the add-on.',
    active_new_commerce_subscription: 'A new-commerce subscription is running and can still be cancelled.',
    new_commerce_outside_window:
      'A new-commerce subscription is running and can no longer be cancelled: turn off auto-renew and wait.',
    new_commerce_in_grace: 'A new-commerce subscription has ended, but its grace period has not.',
    active_azure_entitlement: 'An Azure subscription in the Azure plan is active: cancel it.',
    active_azure_plan: 'The Azure plan is active: suspend it once its Azure subscriptions are cancelled.',
    active_marketplace_subscription:
      'A marketplace subscription is running: cancel it within its refund window, or let it run out.',
    active_reservation: 'A reservation that can be refunded is active: cancel it.',
    non_refundable_reservation: 'A reservation that cannot be refunded is active: wait.',
    active_savings_plan: 'A savings plan is active and cannot be cancelled: wait.',
    software_purchase: 'Software can still be cancelled; only an admin agent may.',
    software_purchase_outside_window: 'Software can no longer be cancelled: wait until it expires, or waive.',
    pending_order: 'An order is not completed yet: wait; after 72 hours it may be waived.',
    unknown_status: 'A status or product type this version does not know: ask the vendor and import again, or waive.',
  },
);

export const RemovalResolutionEnum = enumOf('RemovalResolution', 'A way to clear a blocker.', {
  suspend: '`suspendSubscription`.',
  cancel: '`cancelSubscription`, `cancelAzureEntitlement`, `cancelReservation` or `cancelSoftwarePurchase`.',
  turn_off_auto_renew: '`setSubscriptionAutoRenew` with false, then wait.',
  wait: 'Wait until `clearsAt`; nothing else clears it.',
  waive: '`waiveRemovalBlocker`: an admin agent vouches for it.',
  contact_support: 'Ask the vendor, then import again.',
});

export const RemovalEffectKindEnum = enumOf('RemovalEffectKind', 'What a removal does: all four or none.', {
  leaves_customer_list: 'The customer leaves the partner’s customer list.',
  leaves_support_contacts: 'The partner leaves the customer’s available support contacts.',
  delegated_admin_ends: 'The partner’s delegated admin privileges for the customer end.',
  no_future_purchases: 'The partner can make no further purchase for the customer.',
});

export const RemovalWarningKindEnum = enumOf(
  'RemovalWarningKind',
  'What does not block a removal but should be known before it.',
  {
    delegated_admin_will_end: 'Delegated admin privileges will end.',
    azure_role_assignments_survive: 'Azure role assignments outlive the relationship; the customer has to delete them.',
    last_partner: 'The partner is the customer’s last partner.',
    support_contact_designations: 'Subscriptions designate a leaving partner as support contact.',
    reseller_relationship_ends_too: 'The associated reseller’s relationship ends too.',
    data_deletion: 'Data of a suspended subscription will be deleted at `at`.',
    end_at_vendor: 'The removal is recorded here and has to be carried out at the vendor as well.',
  },
);

export const RemainingItemKindEnum = enumOf('RemainingItemKind', 'What is left after a removal.', {
  suspended_subscription: 'A subscription that stays suspended.',
  azure_role_assignments: 'Azure role assignments that the customer has to delete.',
  end_at_vendor: 'Something that has to be ended at the vendor as well.',
  reset_support_contact: 'A subscription whose designated support contact ended with the relationship.',
});
