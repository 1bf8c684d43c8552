// Generated from packages/domain/src/messages: npm run generate.
import type { Permission } from '../../vocabulary.ts';

export const texts: Readonly<Record<Permission, string>> = {
    VIEW_CUSTOMERS: "See customers, what blocks their removal, and receipts",
    MANAGE_SUBSCRIPTIONS: "Suspend, reactivate or cancel a subscription, or choose the end of its term",
    PLACE_ORDER: "Place an order",
    CANCEL_SOFTWARE_PURCHASE: "Cancel a software purchase",
    WAIVE_REMOVAL_BLOCKER: "Waive a removal blocker",
    CANCEL_RESERVATION: "Cancel a reservation",
    CANCEL_AZURE_ENTITLEMENT: "Cancel an Azure entitlement",
    REQUEST_RELATIONSHIP: "Request a reseller relationship, resend or revoke a request",
    REQUEST_RELATIONSHIP_WITH_DELEGATED_ADMIN: "Request a reseller relationship with admin privileges",
    REMOVE_RELATIONSHIP: "Remove a reseller relationship",
    DECLINE_RELEASE: "Decline to end a reseller relationship that the customer asks to end",
    END_DELEGATED_ADMIN: "End the partner’s delegated admin privileges",
    REQUEST_GRANULAR_ADMIN: "Request granular delegated admin privileges",
    TERMINATE_GRANULAR_ADMIN: "End granular delegated admin privileges",
    ASSIGN_SUPPORT_CONTACT: "Assign a support contact",
    VIEW_OWN_ORGANIZATION: "See the customer’s own organization, its partners and what each may do",
    ANSWER_RELATIONSHIP_REQUEST: "Accept or decline a reseller relationship",
    REQUEST_RELEASE: "Ask a partner to end its reseller relationship, or withdraw that request",
    ANSWER_GRANULAR_ADMIN_REQUEST: "Approve or reject granular delegated admin privileges",
    VIEW_ACTIVITY: "See activity",
    MANAGE_WEBHOOKS: "Manage webhooks",
    VIEW_PEOPLE: "See users and API keys",
    MANAGE_API_KEYS: "Manage API keys",
    MANAGE_USERS: "Manage users",
    IMPORT: "Import an export of the vendor’s",
    RECORD_END_AT_VENDOR: "Record that a relationship has ended at the vendor",
};

declare module '../texts.ts' {
  interface Areas {
    readonly permissions: Readonly<Record<Permission, string>>;
  }
}
