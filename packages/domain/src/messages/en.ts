import type { ForbiddenReason } from '../access/authorise.ts';
import type { BlockerFinding, RemovalBlocker } from '../blockers/blocker.ts';
import type { RuleSpan } from '../blockers/removal-rules.ts';
import type { AnyStatus } from '../commands/refusal.ts';
import { events, eventTypes } from '../events/events.ts';
import { directoryRoles } from '../model/directory-roles.ts';
import type { RemainingItem } from '../model/records.ts';
import type { PartnerKind, RemovalBlockerKind, Role } from '../model/vocabulary.ts';
import { englishFormats } from './formats.ts';
import type { Language } from './language.ts';
import { say, sayByKind } from './language.ts';
import type { Words } from './words.ts';

const { day, minute, number, and, or } = englishFormats;

const onlyWho = (allowed: readonly (Role | PartnerKind)[], may: string): string =>
  `Only ${or(allowed.map(someone))} may ${may}.`;

const someone = (one: Role | PartnerKind): string => {
  const { role, partnerKind } = en.words;
  const word = { ...role, ...partnerKind }[one].toLowerCase();
  return `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`;
};

const inSentences: Partial<Record<AnyStatus, string>> = { unknown: 'of unknown status', sent: 'waiting for an answer' };
const statusOf = (one: AnyStatus): string => {
  const { itemStatus, relationshipRequestState, releaseRequestState, webhookDeliveryState, webhookEndpointState } =
    en.words;
  const words = {
    ...en.words.removalJobState,
    ...en.words.importState,
    ...webhookDeliveryState,
    ...webhookEndpointState,
    ...releaseRequestState,
    ...relationshipRequestState,
    ...itemStatus,
  };
  return inSentences[one] ?? words[one].toLowerCase();
};

const smallerExport = 'Leave out what is no part of the export, upload it in parts, or ask your operator.';
const span = (min: number, max: number): string => (min === max ? number(min) : `${number(min)} to ${number(max)}`);

const askTheVendor = 'Ask the vendor what it is, then import again.';

const count = (items: number, noun: string): string => `${number(items)} ${noun}${items === 1 ? '' : 's'}`;
const units = (quantity: number, unitType: string): string => {
  const { one, many } = en.words.unitType[unitType] ?? { one: unitType, many: unitType };
  return `${number(quantity)} ${quantity === 1 ? one : many}`;
};
const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

/** What could not be read, and where. */
const unread = ({ findings }: RemovalBlocker): string => {
  const [first] = findings;
  if (first === undefined) return 'could not be read.';
  const more = findings.length - 1;
  return `${en.importGaps[first.gap](first)}${more === 0 ? '' : ` (and ${count(more, 'more finding')})`}.`;
};
const placeOf = ({ file, path }: BlockerFinding): string => (path === '' ? file : `${path} in ${file}`);
const quoted = (value: string | null): string => (value === null ? 'nothing' : `“${value}”`);

// What blockers have in common
const refundOf = (refundable: boolean | null): string => {
  if (refundable === null) return 'Whether it is refunded is not known: ask the vendor first.';
  return refundable ? 'It can be refunded.' : 'It is not refunded.';
};

const cancelBy = ({ allowedUntil }: RemovalBlocker): string =>
  allowedUntil === null ? 'Cancel it.' : `Cancel it by ${minute(allowedUntil)}.`;
const clears = ({ clearsAt }: RemovalBlocker): string =>
  clearsAt === null
    ? 'The record has no future date for it: import again, or an admin agent may waive it.'
    : `It clears on ${day(clearsAt)}.`;
const renewal = ({ resolutions: [first] }: RemovalBlocker): string => {
  if (first === 'cancel_at_term_end')
    return 'Unless you cancel it at the end of its term, it renews or goes on as a paid monthly extension. Choose that, then wait.';
  return first === 'turn_off_auto_renew' ? 'Turn off auto-renew, then wait.' : 'It can only run out.';
};
const unrecognised = ({ rawStatus, subjectStatus }: RemovalBlocker): string => {
  const [, field, value] = /^(\w+): (.*)$/s.exec(rawStatus ?? '') ?? [];
  if (field !== undefined) return `has the ${field} “${value}”`;
  return subjectStatus === 'unknown' ? `has the status “${rawStatus ?? 'none'}”` : 'has a product type';
};

const transfer = 'To transfer it to another partner, do so at the vendor, then import again.';
const sinceDay = (at: Date | null): string => (at === null ? '' : ` on ${day(at)} or later`);
const spanOf = (span: RuleSpan | undefined): string => (span === undefined ? '' : `${number(span.count)} ${span.unit}`);

export const en: Language = {
  locale: 'en',
  englishName: 'English',

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
      case 'session':
        return `An API key cannot do this: sign in. ${onlyWho(requiredRoles, may(reason))}`;
      case 'scope':
        return `This API key was given fewer roles than its user has. ${onlyWho(requiredRoles, may(reason))}`;
    }
  },
  inputProblems: {
    required: () => 'This is required.',
    text_length: ({ min, max }) =>
      `Use ${min === 0 ? 'at most' : `${number(min)} to`} ${number(max)} characters, without control characters.`,
    password_length: ({ min, max }) => `Use ${span(min, max)} characters.`,
    password_of_owner: () =>
      'This is little more than your name, your address or the product’s name, which are tried first: use another, such as a few random words.',
    password_common: () => 'This is among the passwords that are tried first: use another, such as a few random words.',
    out_of_range: ({ min, max }) => `Use ${min === max ? '' : 'a whole number from '}${span(min, max)}.`,
    never_extends: () => 'Privileges with the role Global Administrator cannot extend themselves.',
    empty_list: () => 'Choose at least one.',
    empty_filter: () => 'This filter is an empty list: leave it out to mean all.',
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
    not_an_export: () => 'An export is a .zip of its folder, or a .json or .csv list of customers.',
    too_many_customers: ({ max }) =>
      `One job takes at most ${number(max)} customers: narrow the filter, or start several.`,
    matches_no_customer: () => 'No customer matches it.',
    one_of: ({ fields }) => `Give one of ${or(fields)}, and only one.`,
    file_too_large: ({ maxBytes }) =>
      `At most ${number(Math.floor(maxBytes / 1024 ** 2))} MB can be uploaded: leave out what is no part of the export, or use the command line.`,
    partner_alone: () => 'Name the partner and no customer: it is always your own company.',
    customer_alone: () => 'Name the customer and no partner: it is always your own.',
  },
  missing: {
    unknown_id: ({ thing }) => `No ${en.things[thing]} with this id.`,
    wrong_kind_of_id: ({ names, wanted }) => `This id names ${en.idKinds[names]}, not ${en.idKinds[wanted]}.`,
    no_such_blocker: () => 'This customer has no such blocker.',
    gone_since: () => 'This was done, and what it changed no longer exists.',
  },
  stateObstacles: {
    wrong_status: ({ status, expected }) =>
      `This is only possible while it is ${or(expected.map((one) => statusOf(one)))}; it is ${statusOf(status)}.`,
    unknown_product: () => `Its product type is not known here. ${askTheVendor}`,
    unknown_status: () => `Its status is not known here. ${askTheVendor}`,
    software_not_suspendable: () =>
      'A software subscription cannot be suspended: cancel it within its window, or turn off auto-renew.',
    marketplace_not_suspendable: () =>
      'A marketplace subscription cannot be suspended: cancel it inside its refund window, or turn off auto-renew.',
    extended_service_term: () => 'A paid extension can only be cancelled, at any time.',
    active_azure_subscriptions: ({ names }) => `Cancel its Azure subscriptions first: ${names.join(', ')}.`,
    data_deleted: ({ at }) => `Its data was deleted on ${day(at)}: order it again.`,
    base_not_active: ({ name }) => `Reactivate its base subscription${name === null ? '' : ` ${name}`} first.`,
    azure_plan_not_cancellable: () => 'An Azure plan is not cancelled: suspend it instead.',
    legacy_not_cancellable: () => 'A legacy subscription is not cancelled: suspend it instead.',
    window_closed: ({ until }) =>
      `${until ? `It could be cancelled until ${minute(until)}` : 'It cannot be cancelled'}: choose that it ends with its term, and let it run out.`,
    nothing_failed: () => 'Nothing in this job has failed.',
    not_ended_at_vendor: () =>
      'By its newest import the vendor still has this relationship: remove it, or import again.',
    software_window_closed: ({ until }) =>
      `${until ? `This purchase could be cancelled until ${minute(until)}` : 'This purchase cannot be cancelled'}: ask the vendor, or let an admin agent waive it.`,
    add_ons_first: ({ names }) => `Its add-ons have to end first: ${names.join(', ')}.`,
    past_expiry: () => 'It has expired.',
    end_of_term_not_offered: ({ offered }) =>
      offered.length === 0
        ? 'There is no end of term to choose for this subscription.'
        : `This cannot be chosen for the end of this term; choose ${or(offered.map((one) => `“${en.words.endOfTermAction[one]}”`))}.`,
    not_refundable: ({ expiresAt }) =>
      `This reservation cannot be refunded: it runs out${expiresAt ? ` on ${day(expiresAt)}` : ''}.`,
    not_answered_in_time: ({ days }) => `It was not answered within ${number(days)} days: request it again.`,
    relationship_active: ({ customer }) =>
      `There is already an active relationship with ${customer}: nothing needs to be requested.`,
    last_global_admin: () => 'This is the last global admin: give another user the role first.',
    endpoint_not_enabled: ({ state }) =>
      `The endpoint is ${statusOf(state)}: enable it first with updateWebhookEndpoint.`,
    does_not_block: () => 'This item does not block: there is nothing to waive.',
    not_waivable: ({ blocker }) => `This blocker cannot be waived. ${sayByKind(en.blockers, blocker)}`,
    sells_no_subscription: ({ customer }) =>
      `A subscription’s support contact is assigned by the partner that sells it, and this partner sells none to ${customer}.`,
  },
  conflicts: {
    idempotency_key_reused: () =>
      'This idempotencyKey was used with another command or input. Use a new key for a new command.',
    email_taken: ({ email }) => `${email} cannot be used for a new account. Use another address.`,
    known_here: () =>
      'The tenant id, the domain or the e-mail address is already known here. Sign in if you have an account; otherwise use another address, or ask the partner for an invitation that names your company.',
    too_many_endpoints: ({ max }) => `There are already ${number(max)} endpoints: delete one first.`,
    import_under_way: () => 'Another import of yours is under way: wait for its end, or cancel it.',
  },
  purchaseObstacles: {
    relationship_removed: ({ customer }) =>
      `The reseller relationship with ${customer} was removed: no purchase can be made for it. Request the relationship again first.`,
    base_not_active: ({ offer, base, status }) => `${offer} needs an active base; ${base} is ${statusOf(status)}.`,
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
    failed_too_often: () =>
      'This invitation was tried too often with what is already known here: ask the partner to send it again.',
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
    address_not_public: () => 'It has no public address. Check how its name is spelled.',
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
  removalRules: {
    legacy_suspended: {
      title: 'Legacy subscriptions',
      says: ({ spans: [kept] }) =>
        `A legacy license, trial or add-on blocks while it is active. Suspended it blocks no more: its data is kept ${spanOf(kept)}, or until its term ends if that is earlier.`,
    },
    new_commerce_window: {
      title: 'Cancellation window of new commerce',
      says: ({ spans: [window] }) =>
        `A new-commerce license can be cancelled within ${spanOf(window)} of its purchase, and again from the day after each renewal; the window that the vendor sends goes before. Inside it, it blocks until it is cancelled, also while it is suspended: it is still billed. Its add-ons inside their windows are cancelled with it.`,
    },
    new_commerce_last_day: {
      title: 'Last day of a new-commerce term',
      says: () =>
        'A term of new commerce ends with its whole last day (UTC), and the next one begins with the day after; months are counted from the day it first began. Legacy terms end at their instant.',
    },
    new_commerce_end_of_term: {
      title: 'What the end of a new-commerce term does',
      says: () =>
        'RENEW: the next term begins the day after, with the offer, quantity, length and billing scheduled for it. CANCEL: it ends with its last day, without grace, and cannot be reactivated. EXTEND: it goes on as a paid monthly extension under the same id. EXPIRE: it ends, and the grace follows. One that may be extended offers CANCEL, RENEW and EXTEND, one that may not EXPIRE and RENEW, an extension itself none; choosing anything but RENEW clears what was scheduled for the next term. Suspending it turns renewal off for good and clears what was scheduled; reactivated, it does at its end what happens without renewal.',
    },
    new_commerce_end_in_exports: {
      title: 'How an export tells the end of a term',
      says: () =>
        'The first of `scheduledActions` for the end of the term counts (Cancel; RenewToNewTerm and Transition are RENEW; RenewToExtendedServiceTerm is EXTEND), else a next-term product that is named an extended service term, else `autoRenewEnabled` with the dates of the term. Where they contradict each other, that is reported and the worst for leaving counts: RENEW, then EXTEND, EXPIRE, CANCEL. Another word, or no auto-renew, is not known. The words are those that public clients of the Partner Center API use; no page of the vendor’s lists them.',
    },
    new_commerce_trial: {
      title: 'Trials of new commerce',
      says: () =>
        'A trial that renews becomes paid when it ends: for one year with the same quantity, unless something else was scheduled. An imported one can be cancelled in the window that the vendor sends for it, if any.',
    },
    new_commerce_add_ons: {
      title: 'Add-ons of new commerce',
      says: () =>
        'Cancelling a subscription cancels its add-ons inside their windows with it. While one of them is outside its window, the subscription cannot be cancelled: it is left like that add-on, at the end of its term. What the vendor does then is written nowhere.',
    },
    extended_service_term: {
      title: 'Extended service term',
      says: ({ since, boughtSince }) =>
        `The term of a new-commerce license (of any length and segment) bought or renewed${sinceDay(boughtSince)} that ends${sinceDay(since)} goes on as a paid monthly extension unless another end is chosen: it blocks until it is cancelled for the end of its term and that is over. No grace follows. Azure, software, marketplace and legacy subscriptions and reservations are never extended.`,
    },
    extended_service_term_open: {
      title: 'Extended service term, open whether it applies',
      says: () =>
        'Public documents do not say whether the terms of trials and add-ons are extended, and of a term whose purchase is not known nobody can tell. The end has to be chosen as if it were, and the grace is kept as if it were not.',
    },
    extended_service_term_cancellable: {
      title: 'Extended service term under way',
      says: () =>
        'A paid extension renews itself every month and can be cancelled at any time, and nothing else: it blocks until that is done.',
    },
    new_commerce_grace: {
      title: 'Grace of new commerce',
      says: ({ spans: [grace] }) =>
        `A new-commerce term that ends without renewal before extended service terms began is followed by ${spanOf(grace)} of grace, in which it blocks and costs nothing.`,
    },
    new_commerce_grace_kept: {
      title: 'Grace of terms bought before extended service terms',
      says: ({ boughtUntil, spans: [grace] }) =>
        `A new-commerce term bought or renewed until ${boughtUntil === null ? 'then' : day(boughtUntil)} is never extended, whenever it ends. Without renewal it is followed by ${spanOf(grace)} of grace, in which it blocks and costs nothing.`,
    },
    new_commerce_suspended: {
      title: 'Suspended new commerce',
      says: ({ spans: [kept] }) =>
        `A suspended new-commerce license past its window stays billed to the end of its term, never renews and is never extended. Documents disagree on how long it is kept then; it blocks for ${spanOf(kept)}.`,
    },
    after_the_end: {
      title: 'What becomes of what has ended',
      says: ({ spans: [disabled, deleted] }) =>
        `An expired subscription is disabled ${spanOf(disabled)} after the end of its term and deleted ${spanOf(deleted)} later. Expired and disabled ones do not block, new commerce in its grace excepted.`,
    },
    azure_plan: {
      title: 'Azure plan',
      says: () =>
        'An Azure plan is suspended, after each Azure subscription in it was cancelled. A cancelled one can be reactivated by the customer while the plan is active, and its resources cost until they are deleted.',
    },
    marketplace_refund: {
      title: 'Refund window of marketplace software',
      says: ({ spans: [window] }) =>
        `Marketplace software can be cancelled within the refund window the vendor sends, or for ${spanOf(window)} after its purchase where it sends none; it cannot be suspended. After that it runs to the end of its term, with auto-renew off.`,
    },
    reservation_refund: {
      title: 'Refund of reservations',
      says: () =>
        'A reservation that can be refunded is cancelled: at most 50,000 USD a customer in twelve months, at present without a fee. SUSE, Red Hat, Databricks and pre-purchase plans cannot be refunded: they run out. Either can be transferred to another partner at the vendor.',
    },
    savings_plan_final: {
      title: 'Savings plans are final',
      says: () =>
        'A savings plan cannot be cancelled, although the vendor’s page on removals names that as a step: it runs out, or is transferred to another partner at the vendor.',
    },
    software_window: {
      title: 'Cancellation window of software',
      says: ({ spans: [perpetual, subscription] }) =>
        `Software can be cancelled within its window, the one the vendor sends or ${spanOf(perpetual)} where it was bought for good and ${spanOf(subscription)} in each term of a subscription; only an admin agent cancels it, and it is never suspended. After that it blocks until it expires, without grace; bought for good, until an admin agent waives it.`,
    },
    pending_order: {
      title: 'Orders under way',
      says: ({ spans: [young] }) =>
        `What is still being ordered blocks. After ${spanOf(young)} an admin agent may waive it.`,
    },
    never_blocks: {
      title: 'What never blocks',
      says: () =>
        'What is cancelled or deleted; legacy subscriptions that are suspended, expired or disabled; Azure plans that are suspended, expired or disabled, once their Azure subscriptions are cancelled; marketplace subscriptions that are expired or disabled; reservations, savings plans and software past their expiry; completed and cancelled orders. Of what was imported an import has to see the end first.',
    },
    waiver: {
      title: 'Waivers',
      says: () =>
        'An admin agent may vouch, with a reason, for what has no date and no other way out. It covers one item in one status: when the status changes, the item blocks again. The receipt of the removal names it.',
    },
    unknown_blocks: {
      title: 'What is not known blocks',
      says: () =>
        'A status or product that this version does not know may cost money or be in use: it blocks until the vendor was asked and it was imported again, or an admin agent waives it.',
    },
    unseen_blocks: {
      title: 'An end that no import has seen blocks',
      says: () =>
        'What was imported and ended here by its dates alone may have been renewed at the vendor: it blocks until an import no longer has it, or has it ended, or until an admin agent waives it. The same record again says nothing new.',
    },
    unread_blocks: {
      title: 'What could not be read blocks',
      says: () =>
        'A file, a record or a field that the newest import could not read may hide what is running: it blocks until an import reads it, or an admin agent waives it until then.',
    },
  },

  requests: {
    sign_in_first: 'Sign in first (POST /api/auth/sign-in/email), or send Authorization: Bearer and an API key.',
    wrong_key:
      'This API key is unknown, revoked or expired, or its user is disabled or no longer has its roles. Create another one.',
    second_factor_first:
      'Your partner requires a second factor, and you have none yet. Set one up first: sign in to the app, or POST /api/auth/account/second-factor/begin.',
    rate_limited: 'Too many such requests at once, or too many that failed. Try again later.',
    partners_only: 'Only a partner’s user may read this; yours is `viewer.organization`.',
    cursor_invalid: 'This cursor does not belong to this list. Start again without it.',
    log_cursor_invalid:
      'This cursor is no place in this log: it is malformed, another partner’s, or its event was lost when a backup was restored. Begin again from the cursor of an event that is in the log, or from `start`.',
    storage_unavailable:
      'The server cannot read or write its database at the moment. Nothing was changed; try again later, or tell your operator.',
    storage_outcome_unknown:
      'The connection to the database was lost while this was saved, so it may have been done or not. Look, or send it again with the same `idempotencyKey`: then it is not done twice.',
    too_many_streams: ({ max }) => `${number(max)} streams of yours are already open. End one, or try again later.`,
    too_many_operations: ({ max }) => `${number(max)} operations of yours are already running. Wait until one is done.`,
  },
  permissions: {
    view_customers: 'see customers, what blocks their removal, and receipts',
    manage_subscriptions: 'suspend, reactivate or cancel a subscription, or choose the end of its term',
    place_order: 'place an order',
    cancel_software_purchase: 'cancel a software purchase',
    waive_removal_blocker: 'waive a removal blocker',
    cancel_reservation: 'cancel a reservation',
    cancel_azure_entitlement: 'cancel an Azure entitlement',
    request_relationship: 'request a reseller relationship, resend or revoke a request',
    request_relationship_with_delegated_admin: 'request a reseller relationship with admin privileges',
    remove_relationship: 'remove a reseller relationship',
    decline_release: 'decline to end a reseller relationship that the customer asks to end',
    end_delegated_admin: 'end the partner’s delegated admin privileges',
    request_granular_admin: 'request granular delegated admin privileges',
    terminate_granular_admin: 'end granular delegated admin privileges',
    assign_support_contact: 'assign a support contact',
    view_own_organization: 'see the customer’s own organization, its partners and what each may do',
    answer_relationship_request: 'accept or decline a reseller relationship',
    request_release: 'ask a partner to end its reseller relationship, or withdraw that request',
    answer_granular_admin_request: 'approve or reject granular delegated admin privileges',
    view_activity: 'see activity',
    manage_webhooks: 'manage webhooks',
    view_people: 'see users and API keys',
    manage_api_keys: 'manage API keys',
    manage_users: 'manage users',
    import: 'import an export of the vendor’s',
    record_end_at_vendor: 'record that a relationship has ended at the vendor',
  },
  status: statusOf,
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
    release_request: 'release request',
    webhook_endpoint: 'webhook endpoint',
    webhook_delivery: 'delivery',
    user: 'user',
    api_key: 'API key',
    import_job: 'import',
    removal_job: 'job',
  },
  idKinds: {
    partner: 'a partner',
    customer: 'a customer',
    organization: 'an organization',
    relationship: 'a reseller relationship',
    request: 'a relationship request',
    releaseRequest: 'a release request',
    subscription: 'a subscription',
    azureEntitlement: 'an Azure entitlement',
    reservation: 'a reservation',
    savingsPlan: 'a savings plan',
    softwarePurchase: 'a software purchase',
    order: 'an order',
    offer: 'an offer',
    delegatedAdminRelationship: 'a delegated admin relationship',
    waiver: 'a waiver',
    importFinding: 'an import finding',
    importJob: 'an import',
    removalJob: 'a job',
    removalJobItem: 'a customer of a job',
    event: 'an event',
    correlation: 'a correlation',
    receipt: 'a removal receipt',
    blocker: 'a blocker',
    user: 'a user',
    apiKey: 'an API key',
    webhookEndpoint: 'a webhook endpoint',
    webhookDelivery: 'a delivery',
  },
  importFailures: {
    upload_broken_off: () => 'The upload broke off. Upload it again.',
    not_readable: ({ detail }) => `The file ${detail ?? 'cannot be read'}. Export again, and upload that.`,
    unpacks_too_large: ({ detail }) =>
      `The file unpacks to more than ${number(Number(detail))} MB, and no more is read here (IMPORT_MAX_UNPACKED_MB). ${smallerExport}`,
    too_many_files: ({ detail }) =>
      `The file holds more than ${number(Number(detail))} files, and no more are read here (IMPORT_MAX_FILES). ${smallerExport}`,
    nothing_to_import: () =>
      'There is no customers.json, customers.csv or delegatedAdminRelationships.json in it. Choose the folder that holds it, or a zip of it.',
    given_up: () =>
      'It was taken up several times without getting any further. What was imported stays; upload it again, or use the command line.',
  },
  removalJobReasons: {
    blocked: () => 'Something still blocks the removal. Nothing was removed.',
    steps_failed: ({ count: steps }) =>
      `${steps === 1 ? '1 step was' : `${number(steps)} steps were`} refused; the others are done.`,
    forbidden: ({ refusal }) => `${en.forbidden(refusal)} The user who started this has no such role any longer.`,
    user_disabled: ({ name }) => `${name}, who started this, is disabled.`,
    key_ended: ({ name }) => `The API key ${name}, which started this, was revoked or has expired.`,
    attestation_outdated: () =>
      'The declaration has changed since it was attested. Start again and attest the current one.',
    already_removed: () => 'The relationship had been removed in another way.',
    unscheduled: () => 'It was taken back for this customer.',
    rescheduled: () => 'Another schedule took its place.',
    job_cancelled: () => 'The job was cancelled.',
    fault: () => 'It failed for a reason of this installation’s. Try again; its log has more.',
  },
  remainingReasons: {
    runs_out: ({ at }) => (at === null ? 'It has no date at which it clears.' : `It clears by itself on ${day(at)}.`),
    not_yours: ({ roles }) => `Only ${or(roles.map(someone))} may clear it.`,
    vendor: () => 'It has to be settled with the vendor; then import again.',
    import_again: () => 'An import has to read it again.',
    held_back: () => 'Another one has to be cleared first.',
    clearable: () => 'It can be cleared.',
  },
  actors: {
    clock: 'Clock',
    operator: 'Operator',
    webhook_delivery: 'Webhook delivery',
    import: 'Import',
    invited_customer: 'Invited customer',
  },

  // Removal: blockers, consequences, effects, warnings, what remains, what does not come back.

  blockers: {
    active_subscription: ({ subjectName, quantity, unitType }) =>
      `${subjectName} is an active subscription of ${units(quantity ?? 0, unitType ?? '')}. Suspend it.`,
    active_trial: ({ subjectName }) => `${subjectName} is an active trial. Suspend it.`,
    active_add_on: ({ subjectName }) =>
      `${subjectName} is an active add-on. Suspend it, or suspend its base subscription and it goes with it.`,
    active_new_commerce_subscription: (blocker) => {
      const what = `${blocker.subjectName} is a new-commerce subscription${blocker.subjectStatus === 'suspended' ? ', suspended but still billed,' : ''}`;
      if (blocker.rule === 'extended_service_term_cancellable' && blocker.resolutions[0] === 'cancel')
        return `${what} in a paid extension that renews itself every month. ${cancelBy(blocker)}`;
      return blocker.resolutions[0] === 'cancel'
        ? `${what} inside its cancellation window. ${cancelBy(blocker)}`
        : `${what} with an add-on that can no longer be cancelled, which keeps it from being cancelled. ${renewal(blocker)} ${clears(blocker)}`;
    },
    new_commerce_outside_window: (blocker) =>
      `${blocker.subjectName} is a new-commerce subscription past its cancellation window. ${renewal(blocker)} ${clears(blocker)} ${transfer}`,
    new_commerce_suspended: (blocker) =>
      `${blocker.subjectName} is a new-commerce subscription past its cancellation window, suspended and still billed. It can only run out; reactivate it to choose what happens at the end of its term. ${clears(blocker)}`,
    new_commerce_in_grace: (blocker) =>
      `${blocker.subjectName} has ended and is in its grace period. ${clears(blocker)}`,
    active_azure_entitlement: ({ subjectName }) => `${subjectName} is an active Azure subscription. Cancel it.`,
    active_azure_plan: ({ subjectName }) =>
      `${subjectName} is an active Azure plan. Cancel its Azure subscriptions, then suspend it.`,
    active_marketplace_subscription: (blocker) =>
      blocker.resolutions[0] === 'cancel'
        ? `${blocker.subjectName} is a marketplace subscription inside its refund window. ${cancelBy(blocker)}`
        : `${blocker.subjectName} is a marketplace subscription past its refund window. ${renewal(blocker)} ${clears(blocker)}`,
    active_software_subscription: (blocker) =>
      blocker.resolutions[0] === 'cancel'
        ? `${blocker.subjectName} is a software subscription inside its cancellation window. ${cancelBy(blocker)}`
        : `${blocker.subjectName} is a software subscription past its cancellation window. ${renewal(blocker)} ${clears(blocker)}`,
    active_reservation: ({ subjectName, refundable }) =>
      `${subjectName} is an active reservation. ${refundOf(refundable)} Cancel it.`,
    non_refundable_reservation: (blocker) =>
      `${blocker.subjectName} is a reservation that cannot be refunded. ${clears(blocker)} ${transfer}`,
    active_savings_plan: (blocker) =>
      `${blocker.subjectName} is a savings plan: it is final and cannot be cancelled. ${clears(blocker)} ${transfer}`,
    software_purchase: (blocker) =>
      `${blocker.subjectName} is a software purchase inside its cancellation window. ${cancelBy(blocker)}`,
    software_purchase_outside_window: (blocker) =>
      `${blocker.subjectName} is a software purchase past its cancellation window. ${blocker.clearsAt === null ? 'Ask the vendor, or an admin agent may waive it.' : clears(blocker)}`,
    pending_order: ({ subjectName, subjectKind, resolutions }) =>
      `${subjectName} is ${subjectKind === 'order' ? 'an order that is not complete yet' : 'still being ordered'}. ${resolutions.includes('waive') ? 'Wait until it is done, or an admin agent may waive it.' : 'Wait until it is done.'}`,
    record_incomplete: (blocker) =>
      blocker.rule === 'unseen_blocks'
        ? `${blocker.subjectName} has ended by its dates, but no import has seen that: it may have been renewed at the vendor. Export it again and import it, or an admin agent may waive it.`
        : `${blocker.subjectName} was not read whole${blocker.subjectKind === 'relationship' ? ', so what it holds is not known here' : ''}: ${unread(blocker)} Export it again and import it, or an admin agent may waive it until the next import.`,
    unknown_status: (blocker) =>
      `${blocker.subjectName} ${unrecognised(blocker)}, which this version does not recognise. Ask the vendor what it is and import again, or an admin agent may waive it.`,
  },

  importGaps: {
    file_missing: () => 'it is missing from the export',
    file_unreadable: ({ value }) => `it cannot be read: it ${value ?? 'is not what was expected'}`,
    list_cut_short: ({ value }) => `it is not the whole list: it ${value ?? 'goes on elsewhere'}`,
    record_without_id: ({ path }) => `${path} has no id that can be read`,
    record_conflicting: (finding) => `${placeOf(finding)} has the same id and says something else`,
    field_unreadable: (finding) => `${placeOf(finding)} is ${quoted(finding.value)}, which cannot be read`,
    value_cut_off: (finding) =>
      `${placeOf(finding)} was cut off by PowerShell (${quoted(finding.value)}): export with ConvertTo-Json -Depth 10`,
  },

  consequences: {
    azure_plan_stops: () => 'Everything in this Azure plan stops now; it is no longer billed.',
    access_stops: ({ quantity, unitType, at }) =>
      `${units(quantity, unitType)} ${quantity === 1 ? 'loses' : 'lose'} access now, and so do its active add-ons; ${at === null ? 'billing continues and the removal stays blocked' : `billing stops; data is kept until ${day(at)}`}.`,
    azure_plan_resumes: () => 'The Azure plan can be used again; billing resumes.',
    access_resumes: ({ quantity, unitType }) =>
      `${units(quantity, unitType)} ${quantity === 1 ? 'gets' : 'get'} access again; billing resumes.`,
    ends_for_good: ({ name, asksGlobalAdmin, refundable, imported }) =>
      [
        `${name} ends now. This cannot be undone.`,
        ...(refundable === undefined ? [] : [refundOf(refundable)]),
        ...(imported ? ['It is recorded here only: cancel it at the vendor as well.'] : []),
        ...(asksGlobalAdmin ? ['At the vendor it takes an admin agent who is a global admin too.'] : []),
      ].join(' '),
    renews: ({ at }) => `It renews ${at === null ? 'at the end of its term' : `on ${day(at)}`} for another term.`,
    extends: ({ at }) =>
      `It goes on as a paid monthly extension ${at === null ? 'at the end of its term' : `after ${day(at)}`}, until it is cancelled.`,
    runs_out: ({ at }) =>
      `It ends ${at === null ? 'at the end of its term' : `on ${day(at)}`}; it can be used and is billed until then.`,
    clears_by_itself: ({ at, endToBeSeen }) =>
      at === null
        ? 'Nothing is done; there is no date for it.'
        : `Nothing is done; it clears on ${day(at)}${endToBeSeen ? ', once an import has seen that it ended' : ''}.`,
    viewer_vouches: () => 'You vouch that this item need not block. Your name and reason go into the receipt.',
    vendor_is_asked: () => 'Ask the vendor what it is, then import again.',
    import_reads_again: () => 'Export it again at the vendor and import it: it is read anew.',
    roles_granted: ({ at, extendsByDays }) =>
      `The partner may act with these roles in your tenant from now until ${day(at)}.${extendsByDays === null ? '' : ` They extend by ${number(extendsByDays)} days each time they end, until either side ends them.`}`,
    roles_denied: () => 'The partner gets none of these roles. It may ask again.',
    role_request_withdrawn: () => 'The request is withdrawn: the customer can no longer approve it.',
    roles_end: ({ side }) =>
      side === 'customer'
        ? 'The partner loses these roles now. To have them again it has to ask, and you have to approve.'
        : 'Your people lose these roles now. To have them again you have to ask, and the customer has to approve.',
    delegated_admin_ends: ({ side, imported }) =>
      `${
        side === 'customer'
          ? 'The partner can no longer act as an admin of your tenant through delegated admin (DAP). It does not come back: the vendor no longer grants it. The partner can ask you for single roles (GDAP).'
          : 'Your people can no longer act as admins of the customer’s tenant through delegated admin (DAP). It does not come back: the vendor no longer grants it. You can ask the customer for single roles (GDAP).'
      } Granular privileges (GDAP) are ended one by one.${imported ? ' This is recorded here: end it at the vendor too.' : ''}`,
    link_made: () => 'Creates a new personal link to pass on. Nothing changes until the customer accepts.',
    link_replaced: () => 'Creates a new personal link to pass on. The previous link stops working immediately.',
    link_revoked: () => 'The link stops working immediately. It can no longer be accepted.',
    rest_stays_undone: () =>
      'What is not done yet stays undone, and removals it has scheduled are taken back. What is done stays done.',
    failed_tried_again: () => 'Everything that failed is tried again, on the state of now. Nothing is done twice.',
    roles_replaced: () => 'What this person may do changes immediately, in every session and for every key.',
    administration_ends: () => 'This person can no longer manage users and API keys.',
    sign_in_ends: () => 'All of this person’s sessions end immediately. What they did stays in the activity log.',
    blocks_until_suspended: () => 'It blocks the removal of the relationship until it is suspended.',
    blocks_past_window: ({ cancellableUntil, clearsAt }) =>
      `It blocks the removal of the relationship. It can be cancelled until ${day(cancellableUntil)}; after that it blocks${clearsAt === null ? ', and there is no date for its end' : ` until ${day(clearsAt)} at the earliest`}.`,
  },

  effects: {
    leaves_customer_list: ({ partnerName }) => `The customer leaves the customer list of ${partnerName}.`,
    leaves_support_contacts: ({ partnerName, count: designated }) =>
      `${partnerName} leaves the customer’s available support contacts.${designated === 0 ? '' : ` ${count(designated, 'subscription')} that designated it ${designated === 1 ? 'falls' : 'fall'} back to the default.`}`,
    delegated_admin_ends: ({ count: all, granularCount }) => {
      const granular = granularCount ?? 0;
      if (all === 0) return 'There are no delegated admin privileges to end.';
      if (granular === 0) return 'Delegated admin (DAP) ends.';
      const ending = count(granular, 'granular relationship');
      return all === granular
        ? `${ending} (GDAP) ${granular === 1 ? 'ends' : 'end'}.`
        : `Delegated admin (DAP) and ${ending} (GDAP) end.`;
    },
    no_future_purchases: ({ partnerName }) => `${partnerName} can make no further purchase for the customer.`,
  },
  effectsDone: {
    leaves_customer_list: ({ partnerName }) => `The customer left the customer list of ${partnerName}.`,
    leaves_support_contacts: ({ partnerName, count: designated }) =>
      `${partnerName} left the customer’s available support contacts.${designated === 0 ? ' No subscription had designated it.' : ` ${count(designated, 'subscription')} that had designated it fell back to the default.`}`,
    delegated_admin_ends: ({ count: all, granularCount }) => {
      const granular = granularCount ?? 0;
      if (all === 0) return 'There were no delegated admin privileges to end.';
      if (granular === 0) return 'Delegated admin (DAP) ended.';
      const ended = count(granular, 'granular relationship');
      return all === granular ? `${ended} (GDAP) ended.` : `Delegated admin (DAP) and ${ended} (GDAP) ended.`;
    },
    no_future_purchases: ({ partnerName }) => `${partnerName} lost the right to purchase for the customer.`,
  },

  warnings: {
    delegated_admin_will_end: ({ customerName, count: granular }) =>
      `Delegated admin for ${customerName} will end${granular === 0 ? '' : `, including ${count(granular, 'granular relationship')}`}.`,
    last_partner: ({ partnerName, customerName }) =>
      `${partnerName} is the last partner of ${customerName}, which is then left without support.`,
    support_contact_designations: ({ count: designated }) =>
      `${count(designated, 'subscription')} ${designated === 1 ? 'names' : 'name'} a leaving partner as support contact and ${designated === 1 ? 'falls' : 'fall'} back to the default.`,
    reseller_relationship_ends_too: ({ subjectName, customerName }) =>
      `The relationship of ${subjectName}, the associated reseller, with ${customerName} ends too.`,
    data_deletion: ({ subjectName, at }) => `${subjectName} stays suspended; its data is deleted on ${day(at)}.`,
    azure_role_assignments_survive: () =>
      'Azure role assignments of the partner remain in force: the customer has to delete them in its Azure subscriptions.',
    still_billed: ({ subjectName, at }) => stillBilled(subjectName, at),
    end_at_vendor: ({ subjectName, ...ended }) => endAtVendor(subjectName, ended),
  },

  remaining: {
    suspended_subscription: ({ name, at }) =>
      `${name} stays suspended${at === null ? '' : `; its data is deleted on ${day(at)}`}.`,
    azure_role_assignments: () =>
      'Azure role assignments of the partner remain in force: the customer has to delete them in its Azure subscriptions.',
    still_billed: ({ name, at }) => stillBilled(name, at),
    end_at_vendor: ({ name, ...ended }) => endAtVendor(name, ended),
    open_blocker: ({ name, at }) =>
      `${name} was still open when the end at the vendor was recorded${at === null ? '' : `; it would have cleared on ${day(at)}`}: make sure at the vendor that it has ended.`,
    reset_support_contact: ({ name }) => `${name} had a support contact designated; that ended with the relationship.`,
  },

  reestablish: {
    subscription_active: ({ name }) => `${name} is active again.`,
    subscription_suspended: ({ name }) => `${name} is still suspended: reactivate it.`,
    subscription_over: ({ name, status }) => `${name} is ${statusOf(status)}: buy it again if it is needed.`,
    item_cancelled: ({ name }) => `${name} was cancelled and does not come back: buy it again if it is needed.`,
    admin_restored: () => 'The partner has admin privileges again.',
    admin_not_restored: () =>
      'Admin privileges ended with the removal and were not restored: ask the customer for the roles you need (GDAP). Delegated admin over the whole tenant (DAP) does not come back: the vendor no longer grants it.',
    contact_restored: () => 'A subscription names the partner as support contact again.',
    contact_not_restored: ({ count: designated }) =>
      `${count(designated, 'subscription')} named the partner as support contact; that did not come back: assign it where it is wanted.`,
    designation_restored: ({ name }) => `${name} has a support contact designated again.`,
    designation_not_restored: ({ name }) =>
      `${name} had a support contact designated, which did not come back: assign one if it is wanted.`,
  },

  suspensionReasons: {
    by_partner: () => 'Suspended by the partner.',
    with_base: ({ baseName }) => `Suspended with ${baseName}.`,
  },

  attestation: {
    '2026-11':
      'I act in good faith and with authority for the partner. The customer has been, or will be, given every notice that law or contract requires before the relationship ends.',
  },

  // Words: the names of what the vocabulary enumerates.

  words: {
    eventType: Object.fromEntries(eventTypes.map((type) => [type, events[type].title])) as Words['eventType'],
    actorKind: {
      user: 'Person',
      api_key: 'API key',
      customer: 'Customer',
      import: 'Import',
      clock: 'Clock',
      operator: 'Operator',
    },
    removalBlockerKind: {
      active_subscription: 'Active subscription',
      active_trial: 'Active trial',
      active_add_on: 'Active add-on',
      active_new_commerce_subscription: 'New commerce, cancellable',
      new_commerce_outside_window: 'New commerce, committed',
      new_commerce_suspended: 'New commerce, suspended',
      new_commerce_in_grace: 'New commerce, in grace',
      active_software_subscription: 'Software subscription',
      active_azure_entitlement: 'Azure subscription',
      active_azure_plan: 'Azure plan',
      active_marketplace_subscription: 'Marketplace',
      active_reservation: 'Reservation',
      non_refundable_reservation: 'Reservation, no refund',
      active_savings_plan: 'Savings plan',
      software_purchase: 'Software',
      software_purchase_outside_window: 'Software, window closed',
      pending_order: 'Pending order',
      unknown_status: 'Unknown status',
      record_incomplete: 'Incomplete record',
    },
    removalOutlook: {
      ready: 'Ready to remove',
      clearable: 'Can be cleared now',
      must_run_out: 'Must run out',
      needs_vendor: 'Needs the vendor',
    },
    removalResolution: {
      suspend: 'Suspend',
      cancel: 'Cancel it',
      cancel_at_term_end: 'Cancel at term end',
      turn_off_auto_renew: 'Turn off auto-renew',
      wait: 'Wait',
      waive: 'Waive…',
      contact_support: 'Contact the vendor’s support',
      import_again: 'Export and import again',
    },
    itemCommandKind: {
      suspend: 'Suspend',
      reactivate: 'Reactivate',
      cancel: 'Cancel it',
      cancel_at_term_end: 'Cancel at term end',
      turn_off_auto_renew: 'Turn off auto-renew',
      turn_on_auto_renew: 'Turn on auto-renew',
      extend_at_term_end: 'Extend at term end',
    },
    delegatedAdminCommandKind: {
      approve: 'Approve',
      reject: 'Reject',
      terminate: 'End',
      end_delegated_admin: 'End delegated admin',
    },
    requestCommandKind: { request_again: 'Request again', resend: 'Send again', revoke: 'Revoke' },
    itemStatus: {
      active: 'Active',
      pending: 'Pending',
      suspended: 'Suspended',
      cancelled: 'Cancelled',
      expired: 'Expired',
      disabled: 'Disabled',
      deleted: 'Deleted',
      unknown: 'Unknown',
      completed: 'Completed',
      approval_pending: 'Awaiting approval',
      terminated: 'Ended',
      rejected: 'Rejected',
    },
    relationshipRequestState: {
      sent: 'Waiting',
      accepted: 'Accepted',
      declined: 'Declined',
      expired: 'Expired',
      revoked: 'Revoked',
    },
    releaseRequestState: { open: 'Open', declined: 'Declined', withdrawn: 'Withdrawn', fulfilled: 'Fulfilled' },
    removalEffectKind: {
      leaves_customer_list: 'Leaves your customer list',
      leaves_support_contacts: 'You leave the customer’s support contacts',
      delegated_admin_ends: 'Delegated admin privileges end',
      no_future_purchases: 'No further purchases',
    },
    removalEffectDone: {
      leaves_customer_list: 'Left your customer list',
      leaves_support_contacts: 'You left the customer’s support contacts',
      delegated_admin_ends: 'Delegated admin privileges ended',
      no_future_purchases: 'Purchases ended',
    },
    removalWarningKind: {
      delegated_admin_will_end: 'Delegated admin will end',
      azure_role_assignments_survive: 'Azure role assignments stay',
      last_partner: 'You are the customer’s last partner',
      support_contact_designations: 'Support contact designations change',
      reseller_relationship_ends_too: 'A reseller’s relationship ends too',
      data_deletion: 'Data will be deleted',
      still_billed: 'Still billed',
      end_at_vendor: 'End at the vendor as well',
    },
    remainingItemKind: {
      suspended_subscription: 'Suspended subscription',
      azure_role_assignments: 'Azure role assignments',
      still_billed: 'Still billed',
      end_at_vendor: 'End at the vendor as well',
      reset_support_contact: 'Support contact',
      open_blocker: 'Was still open',
    },
    reestablishKind: {
      suspended_subscription: 'Suspended subscription',
      gone_for_good: 'Gone for good',
      admin_privileges: 'Admin privileges',
      support_contact: 'Support contact',
    },
    commerceModel: { legacy: 'Legacy', new_commerce: 'New commerce' },
    subscriptionKind: {
      license: 'License',
      azure_plan: 'Azure plan',
      marketplace_saas: 'Marketplace SaaS',
      software: 'Software subscription',
      unknown: 'Unknown product',
    },
    offerKind: { legacy: 'Legacy', new_commerce: 'New commerce', trial: 'Trials', add_on: 'Add-ons' },
    partnerKind: {
      direct_bill: 'Direct-bill partner',
      indirect_provider: 'Indirect provider',
      indirect_reseller: 'Indirect reseller',
    },
    role: {
      global_admin: 'Global admin',
      admin_agent: 'Admin agent',
      sales_agent: 'Sales agent',
      helpdesk_agent: 'Helpdesk agent',
      billing_admin: 'Billing admin',
      customer_admin: 'Customer admin',
    },
    directoryRole: Object.fromEntries(directoryRoles.map((role) => [role, role])) as Words['directoryRole'],
    endOfTermAction: {
      renew: 'Renew',
      extend: 'Extend, paid monthly',
      cancel: 'Cancel at term end',
      expire: 'Expire',
    },
    importState: {
      uploading: 'Uploading',
      checking: 'Being checked',
      checked: 'Checked',
      importing: 'Importing',
      completed: 'Completed',
      failed: 'Failed',
      cancelled: 'Cancelled',
    },
    removalJobKind: { clear: 'Clear blockers', schedule: 'Scheduled removal', bulk: 'Bulk removal' },
    removalJobState: {
      running: 'Running',
      waiting: 'Waiting',
      cancelling: 'Being cancelled',
      completed: 'Completed',
      cancelled: 'Cancelled',
    },
    removalJobItemState: {
      pending: 'To do',
      clearing: 'Being cleared',
      waiting: 'Waiting',
      completed: 'Done',
      failed: 'Failed',
      skipped: 'Skipped',
      cancelled: 'Cancelled',
    },
    removalJobStepState: { pending: 'To do', completed: 'Done', failed: 'Refused', cancelled: 'Cancelled' },
    importLineKind: { unread: 'Not read', skipped: 'Left out', noted: 'Worth a look', changed: 'Changed' },
    webhookEndpointState: { enabled: 'Enabled', paused: 'Paused', disabled: 'Disabled' },
    webhookDeliveryState: { pending: 'On its way', delivered: 'Delivered', skipped: 'Skipped', dropped: 'Dropped' },
    receiptMailState: { pending: 'On its way', sent: 'Sent', not_sent: 'Not sent' },
    webhookDeliveryCause: { log: 'New event', redelivery: 'Sent again', replay: 'Replay', test: 'Test' },
    unitType: {
      Licenses: { one: 'license', many: 'licenses' },
      'Add-On Licenses': { one: 'add-on license', many: 'add-on licenses' },
      Gigabytes: { one: 'gigabyte', many: 'gigabytes' },
      Instances: { one: 'instance', many: 'instances' },
      'Usage-based': { one: 'plan, billed by usage', many: 'plans, billed by usage' },
    },
  },

  // Letters: texts to send to a customer.

  exportColumns: {
    customer: 'Customer',
    customer_id: 'Customer id',
    domain: 'Domain',
    tenant_id: 'Tenant id',
    country: 'Country',
    customer_since: 'Customer since',
    outlook: 'Outlook',
    next_removal: 'Earliest removal',
    blocked_by: 'Blocked by',
    reseller: 'Indirect reseller',
    receipt: 'Receipt',
    partner: 'Partner',
    removed_at: 'Removed',
    removed_by: 'Removed by',
    reason: 'Reason',
    cleared_items: 'Items cleared',
    remaining_items: 'Items left behind',
    reestablished_at: 'Re-established',
    content_hash: 'Hash (SHA-256)',
    part: 'Part',
    item: 'Item',
    what: 'What',
    by: 'By',
    at: 'When',
    details: 'Details',
    sequence: 'Number',
    recorded_at: 'Recorded',
    occurred_at: 'Occurred',
    event: 'Event',
    event_type: 'Event type',
    actor: 'Done by',
    actor_kind: 'Kind of actor',
    subject_id: 'Subject id',
    relationship_id: 'Relationship id',
    changes: 'Changes',
    correlation_id: 'Correlation id',
    number: 'Number',
    state: 'State',
    remaining: 'Still blocked by',
    steps: 'Steps',
    refused_steps: 'Steps refused',
    due_at: 'Due',
    finished_at: 'Finished',
    kind: 'Kind',
    file: 'File',
    place: 'Place',
    way_out: 'What to do',
  },
  receiptParts: {
    effect: 'What ended',
    told: 'Who was told',
    cleared: 'What was cleared',
    remaining: 'What stays behind',
  },

  removalNotice: ({ partnerName, customerName, endedAt, deletions, hasRoleAssignments }) => {
    const notes = [
      ...deletions.map(
        ({ name, at }) => `The data of the suspended subscription ${name} will be deleted on ${day(at)}.`,
      ),
      ...(hasRoleAssignments
        ? [`Delete the role assignments of ${partnerName} in your Azure subscriptions: they do not end by themselves.`]
        : []),
    ];
    return {
      subject: `${partnerName} is no longer your reseller`,
      body: [
        `To ${customerName},`,
        `On ${day(endedAt)} ${partnerName} ended its reseller relationship with you. From that day on:`,
        list([
          `${partnerName} no longer sells to you and can place no orders for you.`,
          `${partnerName} is no longer among your available support contacts.`,
          `${partnerName} no longer has delegated admin privileges in your tenant.`,
        ]),
        ...(notes.length === 0 ? [] : [`Please note:\n${list(notes)}`]),
        'To work together again, a new relationship can be requested; you decide whether to accept it.',
      ].join('\n\n'),
    };
  },

  invitationEmail: ({ partnerName, providerName, customerName, granularAdmin, expiresAt, link }) => ({
    subject: `${partnerName} asks to be your reseller`,
    body: [
      customerName === null ? 'Hello,' : `To ${customerName},`,
      providerName === null
        ? `${partnerName} asks you to accept it as your reseller. If you accept, it can place orders for you and is among your available support contacts.`
        : `${partnerName} asks you to accept it as your reseller, together with its provider ${providerName}. If you accept, ${providerName} can place orders for you and both are among your available support contacts.`,
      granularAdmin === null
        ? 'No admin privileges in your tenant are asked for.'
        : `${partnerName} also asks for admin privileges in your tenant, for ${count(granularAdmin.durationDays, 'day')} from your acceptance. You can end them at any time. The roles:\n${list(granularAdmin.roles)}`,
      `See who asks for what, and accept or decline, until ${day(expiresAt)}:\n${link}`,
      'The link is personal: anyone who has it can answer for you. Do not pass it on.',
    ].join('\n\n'),
  }),

  mails: {
    passwordReset: ({ email, link, expiresAt }) => ({
      subject: 'Set a new password',
      body: [
        `Someone asked for a new password for ${email}. If it was you, set it by this link, once, until ${minute(expiresAt)}:\n${link}`,
        'It signs you out everywhere. If it was not you, do nothing: your password stays as it is.',
      ].join('\n\n'),
    }),
    endpointAlarm: ({ alarm, url, link }) => ({
      subject: {
        failing: 'A webhook endpoint is failing',
        paused: 'A webhook endpoint is paused',
        disabled: 'A webhook endpoint is disabled',
      }[alarm],
      body: [
        {
          failing: `${url} has answered nothing but errors for days. If that goes on it is paused; its events are kept meanwhile.`,
          paused: `${url} has answered nothing but errors for days and is now paused. Its events wait for 30 days; resume it once it answers.`,
          disabled: `${url} answered that it is gone (410) and is now disabled. Its events wait; enable it again or delete it.`,
        }[alarm],
        `What it answered, and what can be done:\n${link}`,
      ].join('\n\n'),
    }),
  },
};

const stillBilled = (name: string | null, until: Date | null): string =>
  until === null ? `${name} is still billed; no end is known here.` : `${name} is still billed until ${day(until)}.`;

const endAtVendor = (
  name: string | null,
  { recordedAs, endedBy }: Pick<RemainingItem, 'recordedAs' | 'endedBy'>,
): string => {
  if (recordedAs === null) return `The relationship with ${name} was imported: remove it at the vendor too.`;
  const status = statusOf(recordedAs);
  if (endedBy === 'clock')
    return `${name} is ${status} here by its dates alone; look at the vendor whether it has ended.`;
  if (endedBy === 'absence')
    return `${name} is ${status} here because an export no longer has it, or its plan; look at the vendor whether it has ended.`;
  return `${name} is recorded here as ${status}; do the same at the vendor.`;
};

/** What the API's manual says about each kind. The manual is in English only. */
export const blockerMeanings: Readonly<Record<RemovalBlockerKind, string>> = {
  active_subscription: 'A legacy license subscription is active: suspend it.',
  active_trial: 'A legacy trial is active: suspend it.',
  active_add_on: 'A legacy add-on is active: suspend it, or its base and with that the add-on.',
  active_new_commerce_subscription: 'A new-commerce subscription is running and can still be cancelled.',
  new_commerce_outside_window:
    'A new-commerce subscription is running and can no longer be cancelled: choose the end of its term and wait.',
  new_commerce_suspended:
    'A new-commerce subscription is suspended, still billed, and can no longer be cancelled: wait.',
  new_commerce_in_grace: 'A new-commerce subscription has ended, but its grace period has not.',
  active_software_subscription:
    'A software subscription is running: an admin agent may cancel it within its window; afterwards turn off auto-renew and wait.',
  active_azure_entitlement: 'An Azure subscription in the Azure plan is active: cancel it.',
  active_azure_plan: 'The Azure plan is active: suspend it once its Azure subscriptions are cancelled.',
  active_marketplace_subscription:
    'A marketplace subscription is running: cancel it within its refund window, or let it run out.',
  active_reservation: 'A reservation that is refunded, or may be, is active: cancel it.',
  non_refundable_reservation: 'A reservation that cannot be refunded is active: wait.',
  active_savings_plan: 'A savings plan is active and cannot be cancelled: wait.',
  software_purchase: 'Software can still be cancelled; only an admin agent may.',
  software_purchase_outside_window: 'Software can no longer be cancelled: wait until it expires, or waive.',
  pending_order: 'An order is not completed yet: wait; after 72 hours it may be waived.',
  unknown_status: 'A status or product type this version does not know: ask the vendor and import again, or waive.',
  record_incomplete:
    'The newest import could not read a file, a record or a field that the rules need, or has not seen the end of an imported item: export and import again, or waive it until then.',
};
