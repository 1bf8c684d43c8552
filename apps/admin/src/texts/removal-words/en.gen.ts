// Generated from packages/domain/src/messages: npm run generate.
import type { RemovalWords } from '../../vocabulary.ts';

export const texts: RemovalWords = {
  RemovalEffectKind: {
    LEAVES_CUSTOMER_LIST: "Leaves your customer list",
    LEAVES_SUPPORT_CONTACTS: "You leave the customer’s support contacts",
    DELEGATED_ADMIN_ENDS: "Delegated admin privileges end",
    NO_FUTURE_PURCHASES: "No further purchases",
  },
  RemovalEffectDone: {
    LEAVES_CUSTOMER_LIST: "Left your customer list",
    LEAVES_SUPPORT_CONTACTS: "You left the customer’s support contacts",
    DELEGATED_ADMIN_ENDS: "Delegated admin privileges ended",
    NO_FUTURE_PURCHASES: "Purchases ended",
  },
  RemovalWarningKind: {
    DELEGATED_ADMIN_WILL_END: "Delegated admin will end",
    AZURE_ROLE_ASSIGNMENTS_SURVIVE: "Azure role assignments stay",
    LAST_PARTNER: "You are the customer’s last partner",
    SUPPORT_CONTACT_DESIGNATIONS: "Support contact designations change",
    RESELLER_RELATIONSHIP_ENDS_TOO: "A reseller’s relationship ends too",
    DATA_DELETION: "Data will be deleted",
    STILL_BILLED: "Still billed",
    END_AT_VENDOR: "End at the vendor as well",
  },
  RemainingItemKind: {
    SUSPENDED_SUBSCRIPTION: "Suspended subscription",
    AZURE_ROLE_ASSIGNMENTS: "Azure role assignments",
    STILL_BILLED: "Still billed",
    END_AT_VENDOR: "End at the vendor as well",
    RESET_SUPPORT_CONTACT: "Support contact",
    OPEN_BLOCKER: "Was still open",
  },
  ReestablishKind: {
    SUSPENDED_SUBSCRIPTION: "Suspended subscription",
    GONE_FOR_GOOD: "Gone for good",
    ADMIN_PRIVILEGES: "Admin privileges",
    SUPPORT_CONTACT: "Support contact",
  },
};

declare module '../texts.ts' {
  interface Areas {
    readonly removalWords: RemovalWords;
  }
}
