import type {
  Conflict,
  Forbidden,
  InputProblem,
  InvitationObstacle,
  Missing,
  PurchaseObstacle,
  StateObstacle,
} from '@untether/domain';
import { enumOf } from '../core/enum-of.ts';

export const ErrorCodeEnum = enumOf('ErrorCode', 'The kind of error, for programs.', {
  validation: 'The input is wrong; see `issues`.',
  not_found: 'It does not exist, or it is not yours; see `path`.',
  forbidden: 'The viewer may not; see `reason`.',
  removal_blocked: 'Items still block the removal; see `blockers`.',
  state: 'The item is not in a state that allows it; see `obstacle`.',
  conflict: 'It contradicts something that already exists; see `reason`.',
  purchase_not_allowed: 'Nothing can be bought; see `reason`.',
  invitation: 'The invitation cannot be answered; see `obstacle`.',
});

export type ReasonCode = Forbidden['reason']['code'] | Missing['code'] | Conflict['code'] | PurchaseObstacle['code'];

const reasons: Readonly<Record<ReasonCode, string>> = {
  role: 'None of the viewer’s roles allows it.',
  partner_kind: 'Partners of this kind may not, whatever the role.',
  scope: 'The API key was given fewer roles than its user has.',
  partners_only: 'Only a partner’s user may; the viewer is a customer’s admin.',
  unknown_id: 'No such object, or not the viewer’s: the two are answered alike.',
  no_such_blocker: 'No item of the customer has this blocker id.',
  gone_since: 'The command was done before, and what it changed no longer exists.',
  idempotency_key_reused: 'The `idempotencyKey` was used with another command or input within 7 days.',
  email_taken: 'The e-mail address already has an account.',
  company_known: 'The tenant id or the domain belongs to a company that is already known.',
  too_many_endpoints: 'The partner has as many webhook endpoints as it may have.',
  relationship_removed: 'The reseller relationship with the customer was removed.',
  base_not_active: 'The add-on’s base is not ACTIVE.',
  no_base: 'The customer has no ACTIVE subscription the add-on can be added to.',
  trial_used: 'The customer has already had its trial of this offer.',
};

export const ErrorReasonEnum = enumOf(
  'ErrorReason',
  'What a program can tell apart within one kind of error. More may be added: keep a default branch.',
  reasons,
);

const obstacles: Readonly<Record<StateObstacle['code'] | InvitationObstacle['code'] | 'partner_user', string>> = {
  wrong_status: 'The command applies to other statuses only.',
  unknown_product: 'The product type is not known to this version: ask the vendor, then import again.',
  unknown_status: 'The status is not known to this version: ask the vendor, then import again.',
  marketplace_not_suspendable: 'A marketplace subscription cannot be suspended.',
  active_azure_subscriptions: 'Azure subscriptions in the plan are still active: cancel them first.',
  data_deleted: 'The data of the suspended subscription was deleted.',
  base_not_active: 'The base subscription has to be ACTIVE first.',
  azure_plan_not_cancellable: 'An Azure plan is suspended, not cancelled.',
  legacy_not_cancellable: 'A legacy subscription is suspended, not cancelled.',
  window_closed: 'The subscription’s cancellation window is closed.',
  software_window_closed: 'The software purchase’s cancellation window is closed.',
  add_ons_first: 'Its add-ons have to be cancelled first.',
  past_expiry: 'It has expired.',
  not_refundable: 'The reservation cannot be refunded, and so not cancelled.',
  not_answered_in_time: 'The request for admin privileges was not answered in time.',
  relationship_active: 'The relationship is already ACTIVE.',
  last_global_admin: 'The partner would be left without a global admin.',
  endpoint_not_enabled: 'The webhook endpoint is paused or disabled.',
  does_not_block: 'The item does not block the removal.',
  not_waivable: 'WAIVE is not among the blocker’s resolutions.',
  sells_no_subscription: 'The partner sells the customer no subscription to assign a support contact to.',
  unknown_link: 'The invitation link is wrong, or a newer one took its place.',
  not_waiting: 'The invitation was answered, revoked or has expired; see `state`.',
  partner_user: 'A partner’s user never answers an invitation: only the company does.',
  other_company: 'The invitation is for another company than the viewer’s.',
  admin_signs_in: 'The company has an admin here, who has to sign in to answer.',
  operator_adds_admin: 'Other partners know the company, and it has no admin here: the operator has to add one.',
  provider_left: 'The asking reseller no longer sells through the provider it named.',
  provider_sells_through_another: 'The provider already sells to the company through another reseller.',
};

export const ObstacleEnum = enumOf(
  'Obstacle',
  'What about the current state prevents it. More may be added: keep a default branch.',
  obstacles,
);

const issues: Readonly<Record<InputProblem['code'], string>> = {
  required: 'It must not be empty.',
  text_length: 'Its length in characters is outside `min` and `max`, or it has control characters.',
  password_length: 'Its length in characters is outside `min` and `max`.',
  out_of_range: 'It is not a whole number from `min` to `max`.',
  empty_list: 'At least one is needed.',
  unknown_value: 'It is not one of `allowed`.',
  not_an_email: 'It is not an e-mail address.',
  not_a_guid: 'It is not a GUID.',
  not_a_domain: 'It is not a domain name.',
  not_a_country: 'It is not a two-letter country code (ISO 3166-1).',
  not_in_the_future: 'It is not after now.',
  too_many_days: 'It is more than `max` days ahead.',
  role_of_customers: 'CUSTOMER_ADMIN cannot be given to a partner’s user; `allowed` are the roles that can.',
  roles_beyond_your_own: 'A key is given only roles its maker has: `allowed`.',
  unknown_offer: 'The catalogue has no offer with this id.',
  not_offered: 'The offer is not sold this way; `allowed` are its ways, none where the field has to be left out.',
  not_an_add_on: 'The offer takes no base.',
  base_required: 'The add-on needs a base.',
  base_unknown: 'The customer has no subscription with this id.',
  base_does_not_fit: 'The offer is not an add-on of this base.',
  provider_required: 'An indirect reseller has to name its provider.',
  provider_not_allowed: 'Only an indirect reseller names a provider.',
  not_attested: 'The attestation has to be true.',
  attestation_outdated: 'The attested text is no longer the current one.',
  not_a_support_contact: 'It is not one of the customer’s available support contacts.',
  no_types: 'An empty list: name at least one type, or leave it null for every type.',
  url_malformed: 'It is not a URL.',
  url_too_long: 'It has more than `max` characters.',
  url_with_credentials: 'It holds a user name or password.',
  url_with_fragment: 'It holds a fragment, which is never sent.',
  url_scheme: 'Its scheme is not one of `allowed`.',
  url_not_public: 'Its host is not a public address.',
  before_first_sequence: 'It is below `min`, the first sequence.',
  range_reversed: 'The range ends before it begins.',
  range_too_long: 'The range is too long; it may end at `max`.',
  receipt_of_another_customer: 'The receipt is of another customer than the one named.',
  partner_alone: 'A customer’s admin names the partner and no customer.',
  customer_alone: 'A partner’s user names the customer and no partner.',
};

export const IssueCodeEnum = enumOf(
  'IssueCode',
  'What is wrong with a field of an input. More may be added: keep a default branch.',
  issues,
);
