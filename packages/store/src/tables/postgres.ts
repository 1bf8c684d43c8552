import { postgresColumnsAsColumns } from '../columns/parity.ts';
import { defineTables } from './tables.ts';

export const postgresTables = defineTables(postgresColumnsAsColumns);

// Named one by one for the migration generator.
export const {
  partner,
  partnerAssociation,
  user,
  membership,
  session,
  account,
  verification,
  customer,
  relationship,
  subscription,
  azureEntitlement,
  reservation,
  savingsPlan,
  softwarePurchase,
  order,
  delegatedAdminRelationship,
  waiver,
  event,
  receipt,
  idempotencyKey,
  setting,
  apiKey,
  webhookEndpoint,
  webhookDelivery,
  webhookAttempt,
  relationshipRequest,
  customerMembership,
} = postgresTables;
