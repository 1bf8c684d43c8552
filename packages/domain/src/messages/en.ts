import type { ForbiddenReason } from '../access/authorise.ts';
import type { PartnerKind, Role } from '../model/vocabulary.ts';
import { formatsOf } from './formats.ts';
import type { Language } from './language.ts';
import { say } from './language.ts';

const { day, minute, number, and, or } = formatsOf('en');

const who: Readonly<Record<Role | PartnerKind, string>> = {
  global_admin: 'a global admin',
  admin_agent: 'an admin agent',
  sales_agent: 'a sales agent',
  helpdesk_agent: 'a helpdesk agent',
  billing_admin: 'a billing admin',
  customer_admin: 'a customer’s admin',
  direct_bill: 'a direct-bill partner',
  indirect_provider: 'an indirect provider',
  indirect_reseller: 'an indirect reseller',
};

const onlyWho = (allowed: readonly (Role | PartnerKind)[], may: string): string =>
  `Only ${or(allowed.map((one) => who[one]))} may ${may}.`;

const span = (min: number, max: number): string => (min === max ? number(min) : `${number(min)} to ${number(max)}`);

const askTheVendor = 'Ask the vendor what it is, then import again.';

export const en: Language = {
  locale: 'en',

  // Refusals: why a command is not done.

  forbidden: ({ reason, requiredRoles, requiredPartnerKinds }) => {
    const may = (one: Exclude<ForbiddenReason, { readonly code: 'partners_only' }>) => en.permissions[one.permission];
    switch (reason.code) {
      case 'partners_only':
        return `Only a partner’s user may do this; you are signed in for ${reason.company}.`;
      case 'partner_kind':
        return onlyWho(requiredPartnerKinds, may(reason));
      case 'role':
        return onlyWho(requiredRoles, may(reason));
      case 'scope':
        return `This API key was given fewer roles than its user has. ${onlyWho(requiredRoles, may(reason))}`;
    }
  },
  inputProblems: {
    required: () => 'This is required.',
    text_length: ({ min, max }) =>
      `Use ${min === 0 ? 'at most' : `${number(min)} to`} ${number(max)} characters, without control characters.`,
    password_length: ({ min, max }) => `Use ${span(min, max)} characters.`,
    out_of_range: ({ min, max }) => `Use ${min === max ? '' : 'a whole number from '}${span(min, max)}.`,
    empty_list: () => 'Choose at least one.',
    unknown_value: ({ value }) => `${JSON.stringify(value)} is not among the allowed values.`,
    not_an_email: () => 'Give an address such as name@company.example.',
    not_a_guid: () => 'Give a GUID such as 1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed.',
    not_a_domain: () => 'Give a domain such as company.example, or leave it out.',
    not_a_country: () => 'Give two letters such as JP (ISO 3166-1), or leave it out.',
    not_in_the_future: () => 'Give an instant in the future.',
    too_many_days: ({ max }) => `It can be at most ${number(max)} days ahead.`,
    role_of_customers: () => 'CUSTOMER_ADMIN is a customer’s role; a partner’s user cannot have it.',
    roles_beyond_your_own: ({ roles }) =>
      `You do not have ${and(roles.map((role) => role.toUpperCase()))} yourself: give only roles of your own.`,
    unknown_offer: () => 'No offer in the catalogue has this id; list them with `offers`.',
    not_offered: ({ offer, allowed }) =>
      allowed.length === 0 ? `${offer} is not sold this way: leave it out.` : `${offer} is sold with ${or(allowed)}.`,
    not_an_add_on: ({ offer }) => `${offer} is not an add-on: order it without a base.`,
    base_required: ({ offer }) => `${offer} is an add-on: name the subscription it is for.`,
    base_unknown: () => 'This customer has no subscription with this id.',
    base_does_not_fit: ({ offer, base }) => `${offer} is not an add-on of ${base}.`,
    provider_required: () => 'Name the indirect provider you sell through; `viewer.indirectProviders` lists them.',
    provider_not_allowed: () => 'Only an indirect reseller names a provider: leave it out.',
    not_attested: () =>
      'Attest good faith and notice to the customer: read `removalPreview.attestation` and send true.',
    attestation_outdated: ({ version }) => `The text has changed: read version ${version} and attest that.`,
    not_a_support_contact: () => 'Choose one of the customer’s `availableSupportContacts`.',
    no_types: () => 'Name at least one type, or leave it null for every type.',
    url_malformed: () => 'This is not a URL: use https://, a host and a path.',
    url_too_long: ({ max }) => `Use at most ${number(max)} characters.`,
    url_with_credentials: () => 'Leave out user name and password: the signature is the proof.',
    url_with_fragment: () => 'Leave out what follows #: it is never sent.',
    url_scheme: ({ allowed }) =>
      allowed.includes('http') ? 'Use https://, or http:// to localhost.' : 'Use https://.',
    url_not_public: ({ host }) => `${host} is not a public address: use a receiver on the internet.`,
    before_first_sequence: ({ min }) => `Sequences begin at ${number(min)}.`,
    range_reversed: () => 'It comes before `fromSequence`.',
    range_too_long: ({ count, max }) => `Replay at most ${number(count)} sequences at once: up to ${max}.`,
    receipt_of_another_customer: () => 'This receipt is of another customer: leave out one of the two.',
    partner_alone: () => 'Name the partner and no customer: it is always your own company.',
    customer_alone: () => 'Name the customer and no partner: it is always your own.',
  },
  missing: {
    unknown_id: ({ thing }) => `No ${en.things[thing]} with this id.`,
    no_such_blocker: () => 'This customer has no such blocker.',
    gone_since: () => 'This was done, and what it changed no longer exists.',
  },
  stateObstacles: {
    wrong_status: ({ status, expected }) =>
      `This is only possible while it is ${or(expected.map((one) => en.statuses[one]))}; it is ${en.statuses[status]}.`,
    unknown_product: () => `Its product type is not known here. ${askTheVendor}`,
    unknown_status: () => `Its status is not known here. ${askTheVendor}`,
    marketplace_not_suspendable: () =>
      'A marketplace subscription cannot be suspended: cancel it inside its refund window, or turn off auto-renew.',
    active_azure_subscriptions: ({ names }) => `Cancel its Azure subscriptions first: ${names.join(', ')}.`,
    data_deleted: ({ at }) => `Its data was deleted on ${day(at)}: order it again.`,
    base_not_active: ({ name }) => `Reactivate its base subscription${name === null ? '' : ` ${name}`} first.`,
    azure_plan_not_cancellable: () => 'An Azure plan is not cancelled: suspend it instead.',
    legacy_not_cancellable: () => 'A legacy subscription is not cancelled: suspend it instead.',
    window_closed: ({ until }) =>
      `${until ? `It could be cancelled until ${minute(until)}` : 'It cannot be cancelled'}: turn off auto-renew and let it run out.`,
    software_window_closed: ({ until }) =>
      `${until ? `This purchase could be cancelled until ${minute(until)}` : 'This purchase cannot be cancelled'}: ask the vendor, or let an admin agent waive it.`,
    add_ons_first: ({ names }) => `Cancel its add-ons first: ${names.join(', ')}.`,
    past_expiry: () => 'It has expired.',
    not_refundable: ({ expiresAt }) =>
      `This reservation cannot be refunded: it runs out${expiresAt ? ` on ${day(expiresAt)}` : ''}.`,
    not_answered_in_time: ({ days }) => `It was not answered within ${number(days)} days: request it again.`,
    relationship_active: ({ customer }) =>
      `There is already an active relationship with ${customer}: nothing needs to be requested.`,
    last_global_admin: () => 'This is the last global admin: give another user the role first.',
    endpoint_not_enabled: ({ state }) =>
      `The endpoint is ${en.statuses[state]}: enable it first with updateWebhookEndpoint.`,
    does_not_block: () => 'This item does not block: there is nothing to waive.',
    not_waivable: () => 'This blocker cannot be waived: clear it by one of its resolutions.',
    sells_no_subscription: ({ customer }) =>
      `A subscription’s support contact is assigned by the partner that sells it, and this partner sells none to ${customer}.`,
  },
  conflicts: {
    idempotency_key_reused: () =>
      'This idempotencyKey was used with another command or input. Use a new key for a new command.',
    email_taken: ({ email }) =>
      email === null
        ? 'This e-mail address already has an account. Sign in, or use another address.'
        : `${email} already has an account. Use another address.`,
    company_known: () =>
      'A company with this tenant id or domain is already known here. Sign in as its admin, or ask the partner for an invitation that names it.',
    too_many_endpoints: ({ max }) => `There are already ${number(max)} endpoints: delete one first.`,
  },
  purchaseObstacles: {
    relationship_removed: ({ customer }) =>
      `The reseller relationship with ${customer} was removed: no purchase can be made for it. Request the relationship again first.`,
    base_not_active: ({ offer, base, status }) => `${offer} needs an active base; ${base} is ${en.statuses[status]}.`,
    no_base: ({ offer, customer }) =>
      `${offer} is an add-on, and ${customer} has no active subscription it can be added to. Buy or reactivate its base first.`,
    trial_used: ({ offer, customer }) => `${customer} has already had ${offer}: a customer gets a trial once.`,
  },
  invitationObstacles: {
    unknown_link: () => 'This invitation link is wrong, or a newer one took its place. Ask the partner for a new one.',
    not_waiting: ({ state }) => {
      const said = {
        sent: 'is waiting for an answer',
        accepted: 'has already been accepted',
        declined: 'was declined',
        expired: 'has expired',
        revoked: 'was revoked by the partner',
      }[state];
      return `This invitation ${said}.${state === 'sent' ? '' : ' Ask the partner for a new one if you need it.'}`;
    },
    other_company: () => 'This invitation is for another company. Sign in as one of its admins.',
    admin_signs_in: ({ customer }) => `${customer} has an admin here: sign in as one to answer.`,
    operator_adds_admin: ({ customer }) =>
      `${customer} has no admin here yet, and other partners know it: ask the operator of this installation to add one, then sign in.`,
    provider_left: ({ partner, provider }) =>
      `${partner} no longer sells through ${provider}: ask it for a new invitation.`,
    provider_sells_through_another: ({ provider, customer, reseller }) =>
      `${provider} already sells to ${customer} through ${reseller}. Ask ${provider} to end that relationship first.`,
  },
  removalBlocked: (blockers) =>
    `${blockers === 1 ? '1 item blocks' : `${number(blockers)} items block`} the removal of this relationship. Clear each, then remove.`,
  deliveryFailures: {
    status: ({ status }) => `It answered ${status}.`,
    redirect: ({ status }) => `It answered ${status}: redirects are not followed.`,
    connection_refused: () => 'The connection was refused.',
    connection_broken: () => 'The connection was broken.',
    connection_timeout: () => 'The connection could not be made in time.',
    unreachable: () => 'The host cannot be reached.',
    name_unknown: () => 'Its name is not known.',
    name_without_address: () => 'Its name has no address.',
    name_unresolved: () => 'Its name could not be resolved.',
    name_timeout: () => 'Its name could not be resolved in time.',
    address_not_public: ({ address }) => `Its address ${address} is not public.`,
    certificate_expired: () => 'Its certificate has expired.',
    certificate_of_another_name: () => 'Its certificate is for another name.',
    certificate_self_signed: () => 'Its certificate is not signed by an authority.',
    certificate_of_unknown_authority: () => 'Its certificate is not signed by a known authority.',
    certificate_chain_incomplete: () => 'Its certificate chain is not complete.',
    tls_broken: () => 'It does not speak TLS as it should.',
    not_http: () => 'What it answered is not HTTP.',
    no_answer: ({ seconds }) => `It did not answer within ${number(seconds)} seconds.`,
    closed_without_answer: () => 'The connection was closed without an answer.',
    sender_stopped: () => 'The sender was stopped.',
    said: ({ text }) => text,
  },
  endpointStops: {
    gone: () => 'It answered 410 Gone.',
    disabled_by_user: ({ name }) => `${name} disabled it.`,
    nothing_but_failure: ({ since, last }) =>
      `Every attempt has failed since ${minute(new Date(since))}. The last one: ${say(en.deliveryFailures, last)}`,
    said: ({ text }) => text,
  },
  requests: {
    sign_in_first: 'Sign in first (POST /api/auth/sign-in/email), or send Authorization: Bearer and an API key.',
    wrong_key: 'This API key is unknown, revoked or expired, or its user is disabled. Create another one.',
    partners_only: 'Only a partner’s user may read this; yours is `viewer.organization`.',
    cursor_invalid: 'This cursor does not belong to this list. Start again without it.',
  },
  permissions: {
    view_customers: 'see customers, what blocks their removal, and receipts',
    manage_subscriptions: 'suspend, reactivate or cancel a subscription, or set its auto-renew',
    place_order: 'place an order',
    cancel_software_purchase: 'cancel a software purchase',
    waive_removal_blocker: 'waive a removal blocker',
    cancel_reservation: 'cancel a reservation',
    cancel_azure_entitlement: 'cancel an Azure entitlement',
    request_relationship: 'request a reseller relationship, resend or revoke a request',
    request_relationship_with_delegated_admin: 'request a reseller relationship with delegated admin',
    remove_relationship: 'remove a reseller relationship',
    end_delegated_admin: 'end the partner’s delegated admin privileges',
    request_granular_admin: 'request granular delegated admin privileges',
    terminate_granular_admin: 'end granular delegated admin privileges',
    assign_support_contact: 'assign a support contact',
    view_own_organization: 'see the customer’s own organization, its partners and what each may do',
    answer_relationship_request: 'accept or decline a reseller relationship',
    answer_granular_admin_request: 'approve or reject granular delegated admin privileges',
    view_activity: 'see activity',
    manage_webhooks: 'manage webhooks',
    manage_api_keys: 'manage API keys',
    manage_users: 'manage users',
  },
  statuses: {
    active: 'active',
    pending: 'pending',
    suspended: 'suspended',
    cancelled: 'cancelled',
    expired: 'expired',
    disabled: 'disabled',
    deleted: 'deleted',
    unknown: 'of unknown status',
    completed: 'completed',
    approval_pending: 'awaiting approval',
    terminated: 'ended',
    rejected: 'rejected',
    sent: 'waiting for an answer',
    accepted: 'accepted',
    declined: 'declined',
    revoked: 'revoked',
    enabled: 'enabled',
    paused: 'paused',
  },
  things: {
    partner: 'partner',
    customer: 'customer',
    subscription: 'subscription',
    azure_entitlement: 'Azure entitlement',
    reservation: 'reservation',
    software_purchase: 'software purchase',
    delegated_admin_relationship: 'delegated admin relationship',
    indirect_provider: 'indirect provider',
    removal_receipt: 'removal receipt',
    relationship_request: 'relationship request',
    webhook_endpoint: 'webhook endpoint',
    webhook_delivery: 'delivery',
    user: 'user',
    api_key: 'API key',
  },
  actors: {
    clock: 'Clock',
    webhook_delivery: 'Webhook delivery',
    import: 'Import',
    invited_customer: 'Invited customer',
  },

  // Removal: blockers, consequences, effects, warnings, what remains, what does not come back.

  // Words: the names of what the vocabulary enumerates.

  // Letters: texts to send to a customer.
};
