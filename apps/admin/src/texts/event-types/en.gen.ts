// Generated from packages/domain/src/messages: npm run generate.
import type { EventType } from '../../vocabulary.ts';

export const texts: Readonly<Record<EventType, string>> = {
    RESELLER_RELATIONSHIP_IMPORTED: "Relationship imported",
    RESELLER_RELATIONSHIP_REQUESTED: "Relationship requested",
    RESELLER_RELATIONSHIP_ACCEPTED_BY_CUSTOMER: "Relationship accepted by the customer",
    RESELLER_RELATIONSHIP_DECLINED_BY_CUSTOMER: "Relationship declined by the customer",
    RESELLER_RELATIONSHIP_REQUEST_EXPIRED: "Relationship request expired",
    RESELLER_RELATIONSHIP_REQUEST_REVOKED: "Relationship request revoked",
    RESELLER_RELATIONSHIP_RELEASE_REQUESTED: "Release requested",
    RESELLER_RELATIONSHIP_RELEASE_DECLINED: "Release declined",
    RESELLER_RELATIONSHIP_RELEASE_WITHDRAWN: "Release request withdrawn",
    RESELLER_RELATIONSHIP_REMOVED: "Relationship removed",
    RESELLER_RELATIONSHIP_ENDED_AT_VENDOR: "Relationship ended at the vendor",
    RESELLER_RELATIONSHIP_RETURNED_AT_VENDOR: "Relationship returned at the vendor",
    RESELLER_RELATIONSHIP_REMOVAL_BLOCKED: "Removal attempted while blocked",
    REMOVAL_BLOCKER_WAIVED: "Blocker waived",
    DAP_ADMIN_RELATIONSHIP_TERMINATED: "Delegated admin ended",
    GRANULAR_ADMIN_RELATIONSHIP_CREATED: "Granular admin requested",
    GRANULAR_ADMIN_RELATIONSHIP_ACTIVATED: "Granular admin activated",
    GRANULAR_ADMIN_RELATIONSHIP_REJECTED: "Granular admin rejected",
    GRANULAR_ADMIN_RELATIONSHIP_TERMINATED: "Granular admin ended",
    GRANULAR_ADMIN_RELATIONSHIP_EXPIRING: "Granular admin about to expire",
    GRANULAR_ADMIN_RELATIONSHIP_EXTENDED: "Granular admin extended",
    GRANULAR_ADMIN_RELATIONSHIP_EXPIRED: "Granular admin expired",
    SUBSCRIPTION_CREATED: "Subscription created",
    SUBSCRIPTION_SUSPENDED: "Subscription suspended",
    SUBSCRIPTION_REACTIVATED: "Subscription reactivated",
    SUBSCRIPTION_CANCELLED: "Subscription cancelled",
    SUBSCRIPTION_EXPIRED: "Subscription expired",
    SUBSCRIPTION_RENEWED: "Subscription renewed",
    SUBSCRIPTION_EXTENDED: "Subscription extended",
    SUBSCRIPTION_UPDATED: "Subscription changed",
    AZURE_ENTITLEMENT_CANCELLED: "Azure subscription cancelled",
    RESERVATION_CANCELLED: "Reservation cancelled",
    RESERVATION_EXPIRED: "Reservation expired",
    SAVINGS_PLAN_EXPIRED: "Savings plan expired",
    SOFTWARE_PURCHASE_CANCELLED: "Software purchase cancelled",
    SOFTWARE_PURCHASE_EXPIRED: "Software purchase expired",
    ORDER_PLACED: "Order placed",
    ORDER_UPDATED: "Order changed",
    SUPPORT_CONTACT_UPDATED: "Support contact changed",
    USER_CREATED: "User created",
    USER_ROLES_CHANGED: "User’s roles changed",
    USER_DISABLED: "User disabled",
    WEBHOOK_ENDPOINT_PAUSED: "Webhook endpoint paused",
    WEBHOOK_ENDPOINT_DISABLED: "Webhook endpoint disabled",
    WEBHOOK_DELIVERY_BLOCKED: "Webhook deliveries blocked",
    WEBHOOK_DELIVERY_SKIPPED: "Webhook delivery skipped",
    WEBHOOK_DELIVERY_DROPPED: "Webhook deliveries dropped",
    TEST_CREATED: "Test event",
};

declare module '../texts.ts' {
  interface Areas {
    readonly eventTypes: Readonly<Record<EventType, string>>;
  }
}
