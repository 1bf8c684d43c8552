import { blockerMeanings, type EndedBy, type ImportGap } from '@untether/domain';
import { enumOf } from '../core/enum-of.ts';

export const RemovalBlockerKindEnum = enumOf(
  'RemovalBlockerKind',
  'Why an item keeps a relationship from being removed.',
  blockerMeanings,
);

export const RemovalOutlookEnum = enumOf(
  'RemovalOutlook',
  'What has to happen for a relationship to be removed. The worst of its blockers decides, so each customer has one.',
  {
    ready: 'Nothing: nothing blocks the removal.',
    clearable: 'Everything that blocks can be suspended or cancelled now.',
    must_run_out: 'Something has to run out, by a known date, once its end is chosen.',
    needs_vendor:
      'Something needs the vendor: its support, an order that it processes, a new export. An admin agent may waive some of it.',
  },
);

export const RemovalResolutionEnum = enumOf('RemovalResolution', 'A way to clear a blocker.', {
  suspend: '`suspendSubscription`.',
  cancel: '`cancelSubscription`, `cancelAzureEntitlement`, `cancelReservation` or `cancelSoftwarePurchase`.',
  cancel_at_term_end: '`setSubscriptionEndOfTermAction` with CANCEL, then wait.',
  turn_off_auto_renew: '`setSubscriptionEndOfTermAction` with EXPIRE, then wait.',
  wait: 'Wait until `clearsAt`; nothing else clears it.',
  waive: '`waiveRemovalBlocker`: an admin agent vouches for it.',
  contact_support: 'Ask the vendor, then import again.',
  import_again: 'Export it again at the vendor and import it: a global admin’s.',
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
    still_billed: 'A waived item that is billed until `at`; no date: no end is known here.',
    end_at_vendor:
      'What is recorded here and has to be carried out at the vendor as well, or of which no import has seen the end.',
  },
);

export const EndedByEnum = enumOf<EndedBy>(
  'EndedBy',
  'What the end of an imported item rests on that the vendor’s last record has running.',
  {
    command: 'It was suspended, cancelled or ended here.',
    clock: 'Its dates alone: it may have been renewed at the vendor.',
    absence: 'An export no longer has it, or says that its plan is over.',
  },
);

export const RemainingItemKindEnum = enumOf('RemainingItemKind', 'What is left after a removal.', {
  suspended_subscription: 'A subscription that stays suspended.',
  azure_role_assignments: 'Azure role assignments that the customer has to delete.',
  still_billed: 'A waived item that is billed until `at`; no date: no end is known here.',
  end_at_vendor: 'Something that has to be ended at the vendor as well, or of which no import has seen the end.',
  reset_support_contact: 'A subscription whose designated support contact ended with the relationship.',
  open_blocker: 'Something that still blocked when the end at the vendor was recorded: nobody saw it end.',
});

const gaps: Readonly<Record<ImportGap, string>> = {
  file_missing: 'The file is not in the export.',
  file_unreadable: 'The file as a whole cannot be read.',
  list_cut_short: 'The file holds a part of the list only.',
  record_without_id: 'A record does not say what it is of.',
  record_conflicting: 'Two records have the same id and different content.',
  field_unreadable: 'A field the rules need is missing, or has a value that cannot be read.',
  value_cut_off: 'PowerShell wrote the name of a type instead of the value: the depth of the export was too small.',
};

export const ImportGapEnum = enumOf('ImportGap', 'Why an import could not read something.', gaps);
