import { passTime } from './clock/pass-time.ts';
import { acceptRelationshipRequest } from './commands/accept-request.ts';
import { createApiKey, revokeApiKey } from './commands/api-key-commands.ts';
import { placeOrder, waiveRemovalBlocker } from './commands/customer-commands.ts';
import { declineRelationshipRequest } from './commands/decline-request.ts';
import { removeDelegatedAdmin, requestDelegatedAdmin } from './commands/delegated-admin.ts';
import { approveDelegatedAdmin, rejectDelegatedAdmin, terminateDelegatedAdmin } from './commands/granular-admin.ts';
import {
  cancelAzureEntitlement,
  cancelReservation,
  cancelSoftwarePurchase,
  cancelSubscription,
  reactivateSubscription,
  setSubscriptionAutoRenew,
  suspendSubscription,
} from './commands/item-commands.ts';
import { removeResellerRelationship } from './commands/remove-relationship.ts';
import {
  requestResellerRelationship,
  resendRelationshipRequest,
  revokeRelationshipRequest,
} from './commands/request-commands.ts';
import { assignSupportContact } from './commands/support-contact.ts';
import { createUser, disableUser, setUserRoles } from './commands/user-commands.ts';
import {
  createWebhookEndpoint,
  deleteWebhookEndpoint,
  redeliver,
  replayEvents,
  rotateWebhookSecret,
  sendTestEvent,
  updateWebhookEndpoint,
} from './commands/webhook-commands.ts';
import { openLogReader } from './log/log-reader.ts';
import type { Ports } from './ports.ts';
import { customerSide } from './queries/customer-side.ts';
import { countCustomers, listCustomers, viewPortfolio } from './queries/customers.ts';
import { viewInvitation } from './queries/invitation.ts';
import { batches, lists } from './queries/lists.ts';
import { countOffers, listOffers } from './queries/offers.ts';
import { viewRemovalPreview } from './queries/removal.ts';
import { requests, viewReestablishChecklist } from './queries/requests.ts';
import { findViewer, findViewerByKey, noteKeyUse } from './queries/viewer.ts';

/** Every use case, bound to its ports. */
export const createServices = (ports: Ports) => ({
  policy: ports.policy,
  findOffer: ports.offers.find,
  listOffers: listOffers(ports.offers),
  countOffers: countOffers(ports.offers),
  findViewer: findViewer(ports),
  findViewerByKey: findViewerByKey(ports),
  noteKeyUse: noteKeyUse(ports),
  listCustomers: listCustomers(ports),
  countCustomers: countCustomers(ports),
  viewPortfolio: viewPortfolio(ports),
  viewRemovalPreview: viewRemovalPreview(ports),
  lists: lists(ports),
  batches: batches(ports),
  openLogReader: openLogReader(ports),
  removeResellerRelationship: removeResellerRelationship(ports),
  suspendSubscription: suspendSubscription(ports),
  reactivateSubscription: reactivateSubscription(ports),
  cancelSubscription: cancelSubscription(ports),
  setSubscriptionAutoRenew: setSubscriptionAutoRenew(ports),
  cancelAzureEntitlement: cancelAzureEntitlement(ports),
  cancelReservation: cancelReservation(ports),
  cancelSoftwarePurchase: cancelSoftwarePurchase(ports),
  waiveRemovalBlocker: waiveRemovalBlocker(ports),
  placeOrder: placeOrder(ports),
  assignSupportContact: assignSupportContact(ports),
  removeDelegatedAdmin: removeDelegatedAdmin(ports),
  requestDelegatedAdmin: requestDelegatedAdmin(ports),
  approveDelegatedAdmin: approveDelegatedAdmin(ports),
  rejectDelegatedAdmin: rejectDelegatedAdmin(ports),
  terminateDelegatedAdmin: terminateDelegatedAdmin(ports),
  passTime: passTime(ports),
  /** When something falls due next, for any partner; null = nothing. */
  findNextDueAt: () => ports.store.findNextDueAt(),
  createUser: createUser(ports),
  setUserRoles: setUserRoles(ports),
  disableUser: disableUser(ports),
  createWebhookEndpoint: createWebhookEndpoint(ports),
  updateWebhookEndpoint: updateWebhookEndpoint(ports),
  deleteWebhookEndpoint: deleteWebhookEndpoint(ports),
  rotateWebhookSecret: rotateWebhookSecret(ports),
  sendTestEvent: sendTestEvent(ports),
  redeliver: redeliver(ports),
  replayEvents: replayEvents(ports),
  publicKeyOf: ports.webhooks.publicKeyOf,
  createApiKey: createApiKey(ports),
  revokeApiKey: revokeApiKey(ports),
  requests: requests(ports),
  viewReestablishChecklist: viewReestablishChecklist(ports),
  requestResellerRelationship: requestResellerRelationship(ports),
  resendRelationshipRequest: resendRelationshipRequest(ports),
  revokeRelationshipRequest: revokeRelationshipRequest(ports),
  viewInvitation: viewInvitation(ports),
  acceptRelationshipRequest: acceptRelationshipRequest(ports),
  declineRelationshipRequest: declineRelationshipRequest(ports),
  customerSide: customerSide(ports),
});

export type Services = ReturnType<typeof createServices>;
