import type { ObjectRef } from '@pothos/core';
import type { Types } from './core/builder.ts';
import { builder } from './core/builder.ts';
import {
  ApiKeyRef,
  AzureEntitlementRef,
  BlockedRelationshipRef,
  CustomerRef,
  DelegatedAdminRef,
  EventRef,
  ImportLineRef,
  ImportRef,
  OfferRef,
  OrderRef,
  ReceiptRef,
  RelationshipRef,
  RemovalJobItemRef,
  RemovalJobRef,
  RemovalJobStepRef,
  RequestRef,
  ReservationRef,
  SavingsPlanRef,
  SoftwarePurchaseRef,
  SubscriptionRef,
  UserRef,
  WebhookDeliveryRef,
  WebhookEndpointRef,
} from './refs.ts';

/** One connection type per kind of row, used wherever that kind is listed. */
const connectionOf = <T>(type: ObjectRef<Types, T>, what: string) =>
  builder.connectionObject(
    { type, name: `${type.name}Connection`, description: `A page of ${what}.` },
    { name: `${type.name}Edge`, description: `One row of a page of ${what}.` },
  );

export const CustomerConnection = connectionOf(CustomerRef, 'customers');
export const SubscriptionConnection = connectionOf(SubscriptionRef, 'subscriptions');
export const AzureEntitlementConnection = connectionOf(AzureEntitlementRef, 'Azure entitlements');
export const ReservationConnection = connectionOf(ReservationRef, 'reservations');
export const SavingsPlanConnection = connectionOf(SavingsPlanRef, 'savings plans');
export const SoftwarePurchaseConnection = connectionOf(SoftwarePurchaseRef, 'software purchases');
export const OrderConnection = connectionOf(OrderRef, 'orders');
export const DelegatedAdminConnection = connectionOf(DelegatedAdminRef, 'granular delegated admin relationships');
export const EventConnection = connectionOf(EventRef, 'events');
export const ReceiptConnection = connectionOf(ReceiptRef, 'removal receipts');
export const UserConnection = connectionOf(UserRef, 'users');
export const OfferConnection = connectionOf(OfferRef, 'offers');
export const ApiKeyConnection = connectionOf(ApiKeyRef, 'API keys');
export const ImportConnection = connectionOf(ImportRef, 'imports');
export const ImportLineConnection = connectionOf(ImportLineRef, 'lines of an import’s report');
export const WebhookEndpointConnection = connectionOf(WebhookEndpointRef, 'webhook endpoints');
export const BlockedRelationshipConnection = connectionOf(
  BlockedRelationshipRef,
  'relationships whose events wait behind one that is refused',
);
export const WebhookDeliveryConnection = connectionOf(WebhookDeliveryRef, 'webhook deliveries');
export const RelationshipConnection = connectionOf(RelationshipRef, 'reseller relationships');
export const RequestConnection = connectionOf(RequestRef, 'relationship requests');
export const RemovalJobConnection = connectionOf(RemovalJobRef, 'removal jobs');
export const RemovalJobItemConnection = connectionOf(RemovalJobItemRef, 'customers of a removal job');
export const RemovalJobStepConnection = connectionOf(RemovalJobStepRef, 'steps for a customer of a removal job');
