import type {
  CommitmentStatus,
  DelegatedAdminStatus,
  EntitlementStatus,
  OrderStatus,
  RelationshipState,
  SubscriptionStatus,
} from '../model/vocabulary.ts';
import {
  commitmentStatuses,
  delegatedAdminStatuses,
  entitlementStatuses,
  orderStatuses,
  relationshipStates,
  subscriptionStatuses,
} from '../model/vocabulary.ts';
import type { Machine } from './machine.ts';

/*
 * Every change of state there is, a table an entity. One exception, and it is import: the vendor's word wins, so an
 * imported record may begin in any state and go to any other. What is PENDING or UNKNOWN leaves it by import alone.
 */

/** A removed relationship stays removed; a re-established one is a new relationship. */
export const relationshipMachine: Machine<RelationshipState> = {
  called: 'relationship',
  states: relationshipStates,
  begins: ['active'],
  ways: [{ from: 'active', to: 'removed', by: 'removal' }],
};

/** Renewal keeps it ACTIVE. */
export const subscriptionMachine: Machine<SubscriptionStatus> = {
  called: 'subscription',
  states: subscriptionStatuses,
  begins: ['active'],
  ways: [
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
  called: 'delegated admin relationship',
  states: delegatedAdminStatuses,
  begins: ['approval_pending'],
  ways: [
    { from: 'approval_pending', to: 'active', by: 'approve' },
    { from: 'approval_pending', to: 'rejected', by: 'reject' },
    { from: 'approval_pending', to: 'terminated', by: 'terminate, removal' },
    { from: 'approval_pending', to: 'expired', by: 'time, 90 days without an answer' },
    { from: 'active', to: 'terminated', by: 'terminate, removal' },
    { from: 'active', to: 'expired', by: 'time, its end' },
  ],
};

/** An order made here is complete at once. */
export const orderMachine: Machine<OrderStatus> = {
  called: 'order',
  states: orderStatuses,
  begins: ['completed'],
  ways: [],
};

/** Comes by import alone. */
export const azureEntitlementMachine: Machine<EntitlementStatus> = {
  called: 'Azure entitlement',
  states: entitlementStatuses,
  begins: [],
  ways: [{ from: 'active', to: 'cancelled', by: 'cancel' }],
};

/** Comes by import alone. */
export const reservationMachine: Machine<CommitmentStatus> = {
  called: 'reservation',
  states: commitmentStatuses,
  begins: [],
  ways: [
    { from: 'active', to: 'cancelled', by: 'cancel' },
    { from: 'active', to: 'expired', by: 'time, its expiry' },
  ],
};

/** Comes by import alone, and is final: nobody cancels it. */
export const savingsPlanMachine: Machine<CommitmentStatus> = {
  called: 'savings plan',
  states: commitmentStatuses,
  begins: [],
  ways: [{ from: 'active', to: 'expired', by: 'time, its expiry' }],
};

/** Comes by import alone. It has no expired state: what is past its expiry stays ACTIVE and no longer blocks. */
export const softwarePurchaseMachine: Machine<EntitlementStatus> = {
  called: 'software purchase',
  states: entitlementStatuses,
  begins: [],
  ways: [{ from: 'active', to: 'cancelled', by: 'cancel' }],
};
