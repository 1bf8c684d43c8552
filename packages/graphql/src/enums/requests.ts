import { enumOf } from '../core/enum-of.ts';

export const RelationshipRequestStateEnum = enumOf(
  'RelationshipRequestState',
  'Where a request for a reseller relationship is.',
  {
    sent: 'It waits for the customer’s answer.',
    accepted: 'The customer accepted.',
    declined: 'The customer declined.',
    expired: 'Nobody answered in time; it can be sent again.',
    revoked: 'The partner took it back, a removal did, or another request of it was accepted.',
  },
);

export const AcceptanceAdditionEnum = enumOf('AcceptanceAddition', 'What accepting an invitation brings.', {
  relationship: 'The relationship with the partner that asks.',
  provider_relationship: 'That with its provider, or that its provider sells through this partner.',
  delegated_admin: 'Delegated admin privileges (DAP) of the partner that asks.',
});

export const InvitationRegistrationEnum = enumOf(
  'InvitationRegistration',
  'What somebody signed out has to give to accept an invitation.',
  {
    company: 'The company, which is new here, and an account for its admin.',
    admin: 'An account for the company’s admin; the company is known.',
  },
);

export const RequestCommandKindEnum = enumOf('RequestCommandKind', 'What can be done about a request or a removal.', {
  request_again: '`requestResellerRelationship` with the same customer.',
  resend: '`resendRelationshipRequest`.',
  revoke: '`revokeRelationshipRequest`.',
});

export const ReestablishKindEnum = enumOf(
  'ReestablishKind',
  'What does not come back by itself with a re-established relationship.',
  {
    suspended_subscription: 'A subscription that was suspended at the removal.',
    gone_for_good: 'An item that was cancelled or has ended: nothing brings it back.',
    admin_privileges: 'Delegated admin privileges that ended with the removal.',
    support_contact: 'Subscriptions that named the partner as support contact.',
  },
);

export const ReestablishActionEnum = enumOf('ReestablishAction', 'What restores it.', {
  reactivate: '`reactivateSubscription`.',
  request_delegated_admin: '`requestDelegatedAdmin`: the customer has to approve it.',
  assign_support_contact: '`assignSupportContact`.',
});

export const NoticeLocaleEnum = enumOf('NoticeLocale', 'The language of a notice.', {
  en: 'English.',
  ja: 'Japanese.',
});
