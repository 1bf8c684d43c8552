import type {
  CommitmentStatus,
  DelegatedAdminStatus,
  EntitlementStatus,
  OrderStatus,
  RelationshipState,
  ReleaseRequestState,
  SubscriptionStatus,
} from '../model/vocabulary.ts';
import {
  commitmentStatuses,
  delegatedAdminStatuses,
  entitlementStatuses,
  orderStatuses,
  relationshipStates,
  releaseRequestStates,
  subscriptionStatuses,
} from '../model/vocabulary.ts';
import type { Machine } from './machine.ts';

/*
 * Every change of state, one table per entity. Import is the one exception: the vendor's word wins, so an imported
 * record may begin in any state and go to any other. Only an import takes an item out of PENDING or UNKNOWN.
 */

/** A removed relationship stays removed; a re-established one is a new relationship. */
export const relationshipMachine: Machine<RelationshipState> = {
  label: 'relationship',
  states: relationshipStates,
  initial: ['active'],
  transitions: [{ from: 'active', to: 'removed', by: 'removal' }],
};

/** Declined or withdrawn, the customer may ask again: that is a new request. */
export const releaseRequestMachine: Machine<ReleaseRequestState> = {
  label: 'release request',
  states: releaseRequestStates,
  initial: ['open'],
  transitions: [
    { from: 'open', to: 'declined', by: 'decline' },
    { from: 'open', to: 'withdrawn', by: 'withdraw' },
    { from: 'open', to: 'fulfilled', by: 'removal' },
  ],
};

/** Renewal keeps it ACTIVE. */
export const subscriptionMachine: Machine<SubscriptionStatus> = {
  label: 'subscription',
  states: subscriptionStatuses,
  initial: ['active'],
  transitions: [
    { from: 'active', to: 'suspended', by: 'suspend' },
    { from: 'suspended', to: 'active', by: 'reactivate' },
    { from: 'active', to: 'cancelled', by: 'cancel' },
    { from: 'suspended', to: 'cancelled', by: 'cancel' },
    { from: 'active', to: 'expired', by: 'time, end of its term' },
    { from: 'suspended', to: 'expired', by: 'time, end of its term, new commerce and marketplace' },
    { from: 'suspended', to: 'deleted', by: 'time, data deletion, legacy' },
    { from: 'expired', to: 'disabled', by: 'time, 30 days after the end of its term' },
    { from: 'disabled', to: 'deleted', by: 'time, 90 days later' },
  ],
};

/** Warnings and an automatic extension keep it ACTIVE. */
export const delegatedAdminMachine: Machine<DelegatedAdminStatus> = {
  label: 'delegated admin relationship',
  states: delegatedAdminStatuses,
  initial: ['approval_pending'],
  transitions: [
    { from: 'approval_pending', to: 'active', by: 'approve' },
    { from: 'approval_pending', to: 'rejected', by: 'reject' },
    { from: 'approval_pending', to: 'terminated', by: 'terminate, removal' },
    { from: 'approval_pending', to: 'expired', by: 'time, 90 days without an answer' },
    { from: 'active', to: 'terminated', by: 'terminate, removal' },
    { from: 'active', to: 'expired', by: 'time, its end' },
    { from: 'unknown', to: 'terminated', by: 'terminate, removal' },
  ],
};

/** An order placed here is complete immediately. */
export const orderMachine: Machine<OrderStatus> = {
  label: 'order',
  states: orderStatuses,
  initial: ['completed'],
  transitions: [],
};

/** Only imported. */
export const azureEntitlementMachine: Machine<EntitlementStatus> = {
  label: 'Azure entitlement',
  states: entitlementStatuses,
  initial: [],
  transitions: [{ from: 'active', to: 'cancelled', by: 'cancel' }],
};

/** Only imported. */
export const reservationMachine: Machine<CommitmentStatus> = {
  label: 'reservation',
  states: commitmentStatuses,
  initial: [],
  transitions: [
    { from: 'active', to: 'cancelled', by: 'cancel' },
    { from: 'active', to: 'expired', by: 'time, its expiry' },
  ],
};

/** Only imported, and final: it cannot be cancelled. */
export const savingsPlanMachine: Machine<CommitmentStatus> = {
  label: 'savings plan',
  states: commitmentStatuses,
  initial: [],
  transitions: [{ from: 'active', to: 'expired', by: 'time, its expiry' }],
};

/** Only imported. A perpetual licence has no expiry. */
export const softwarePurchaseMachine: Machine<CommitmentStatus> = {
  label: 'software purchase',
  states: commitmentStatuses,
  initial: [],
  transitions: [
    { from: 'active', to: 'cancelled', by: 'cancel' },
    { from: 'active', to: 'expired', by: 'time, its expiry' },
  ],
};
