import { languages, locales, requestCommandKinds } from '@untether/domain';
import { enumOf } from '../core/enum-of.ts';

export const RelationshipRequestStateEnum = enumOf(
  'RelationshipRequestState',
  'The state of a request for a reseller relationship.',
  {
    sent: 'It is waiting for the customer’s answer.',
    accepted: 'The customer accepted.',
    declined: 'The customer declined.',
    expired: 'It was not answered in time; it can be sent again.',
    revoked: 'Withdrawn by the partner or by a removal, or overtaken by another of its requests that was accepted.',
  },
);

export const ReleaseRequestStateEnum = enumOf(
  'ReleaseRequestState',
  'The state of a customer’s request to end a reseller relationship.',
  {
    open: 'It is waiting for the partner.',
    declined: 'The partner declined; the customer may ask again.',
    withdrawn: 'The customer took it back.',
    fulfilled: 'The relationship was removed.',
  },
);

export const AcceptanceAdditionEnum = enumOf('AcceptanceAddition', 'What accepting an invitation adds.', {
  relationship: 'The relationship with the asking partner.',
  provider_relationship: 'The relationship with its provider, or the provider’s selling through this partner.',
  granular_admin: 'Granular delegated admin privileges (GDAP) for the asking partner, from now on.',
});

export const InvitationRegistrationEnum = enumOf(
  'InvitationRegistration',
  'What a signed-out caller has to provide to accept an invitation.',
  {
    company: 'The company, which is not known here yet, and an account for its admin.',
    admin: 'An account for the company’s admin; the company is known already.',
  },
);

export const RequestCommandKindEnum = enumOf(
  'RequestCommandKind',
  'A command about a request or a removal, and the mutation that runs it.',
  requestCommandKinds,
);

export const ReestablishKindEnum = enumOf('ReestablishKind', 'What re-establishing a relationship does not restore.', {
  suspended_subscription: 'A subscription that was suspended when the relationship was removed.',
  gone_for_good: 'An item that was cancelled or has ended and cannot be restored.',
  admin_privileges: 'Delegated admin privileges that ended with the removal.',
  support_contact: 'Subscriptions that had the partner as their support contact.',
});

export const ReestablishActionEnum = enumOf('ReestablishAction', 'The mutation that restores it.', {
  reactivate: '`reactivateSubscription`.',
  request_delegated_admin: '`requestDelegatedAdmin`, which the customer has to approve.',
  assign_support_contact: '`assignSupportContact`.',
});

export const NoticeLocaleEnum = enumOf<string>(
  'NoticeLocale',
  'The language of a notice.',
  Object.fromEntries(locales.map((locale) => [locale, `${languages[locale].englishName}.`])),
);
