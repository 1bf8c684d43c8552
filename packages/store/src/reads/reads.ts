import type { StoreReads } from '@untether/domain';
import type { Connection } from '../connection.ts';
import { createWebhookReads } from '../webhooks/reads.ts';
import { createApiKeyReads } from './api-keys.ts';
import { createClockReads } from './clock.ts';
import { createCustomerSideReads } from './customer-side.ts';
import { createCustomerReads } from './customers.ts';
import { createEventReads } from './events.ts';
import { createFactReads } from './facts.ts';
import { createImportReads } from './imports.ts';
import { createItemReads } from './items.ts';
import { createJobReads } from './jobs.ts';
import { createPartnerReads } from './partners.ts';
import { createPortfolioReads } from './portfolio.ts';
import { createReceiptReads } from './receipts.ts';
import { createRelationshipReads } from './relationships.ts';
import { createReleaseReads } from './releases.ts';
import { createRequestReads } from './requests.ts';
import { createSupportContactReads } from './support-contacts.ts';
import { createUserReads } from './users.ts';

/** All reads on one connection, the frequent ones prepared: the tables must exist. */
export const createReads = (connection: Connection): StoreReads => ({
  ...createPartnerReads(connection),
  ...createCustomerReads(connection),
  ...createRelationshipReads(connection),
  ...createFactReads(connection),
  ...createItemReads(connection),
  ...createSupportContactReads(connection),
  ...createEventReads(connection),
  ...createReceiptReads(connection),
  ...createPortfolioReads(connection),
  ...createUserReads(connection),
  ...createWebhookReads(connection),
  ...createApiKeyReads(connection),
  ...createImportReads(connection),
  ...createJobReads(connection),
  ...createRequestReads(connection),
  ...createReleaseReads(connection),
  ...createClockReads(connection),
  ...createCustomerSideReads(connection),
});
