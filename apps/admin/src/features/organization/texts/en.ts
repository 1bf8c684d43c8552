import type { RemovalEffectKind } from '../../../vocabulary.ts';

type Counted = (count: number) => string;
const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** What an ended relationship has ended, said to the customer. */
const ended: Readonly<Record<RemovalEffectKind, Counted>> = {
  LEAVES_CUSTOMER_LIST: () => 'You left its list of customers.',
  LEAVES_SUPPORT_CONTACTS: (count) =>
    count === 0
      ? 'It left your support contacts.'
      : `It left your support contacts; ${plural(count, 'subscription', 'subscriptions')} went back to the default contact.`,
  DELEGATED_ADMIN_ENDS: (count) =>
    count === 0
      ? 'It held no admin privileges that had to end.'
      : `${plural(count, 'delegated admin privilege', 'delegated admin privileges')} ended.`,
  NO_FUTURE_PURCHASES: () => 'It can no longer buy for you.',
};

export const navigation = { myPartners: 'My partners', delegatedAdmin: 'Delegated admin', support: 'Subscriptions' };

export const texts = {
  partners: {
    title: navigation.myPartners,
    text: 'The companies that may sell to you, and what each may do in your tenant: those whose invitation you accepted with this account, and those that the operator confirmed for you.',
    activeTitle: 'Current partners',
    partner: 'Partner',
    since: 'Partner since',
    standing: 'Delegated admin (DAP)',
    granular: 'Granular admin (GDAP)',
    until: (name: string, date: string) => `${name}, until ${date}`,
    noneGranular: 'None',
    waiting: (count: string) => `Awaiting your answer: ${count}`,
    state: 'Relationship',
    active: 'Active',
    tenantId: 'Tenant id',
    mpn: (id: string) => `MPN ${id}`,
    mpnId: 'MPN id',
    kind: 'Sells as',
    again: 'Before',
    againText: 'This relationship re-established an earlier one that had ended.',
    imported: 'Imported from the vendor’s records. What you end here has to be ended there too.',
    origin: 'Origin',
    standingOn: 'May act as an administrator in your tenant, with nearly every right, until you end it.',
    standingOff: 'May not act as an administrator by delegated admin (DAP).',
    standingUnknown: 'Not known here. Look in your admin centre, or end it: that is safe either way.',
    toAdmin: 'Granular privileges and requests',
    emptyTitle: 'No partners yet',
    emptyText:
      'A partner that wants to sell to you sends you an invitation link. Once you accept, it appears here with everything it may do.',
    noneActive: 'No partner may currently sell to you.',
    answer: 'See the requests',
    asked: (count: string) => `Requests for admin privileges that await your answer: ${count}.`,
  },
  ended: {
    title: 'Ended',
    tag: 'Ended',
    at: 'Ended',
    by: 'Ended by',
    since: 'Partner from',
    what: 'What ended with it',
    left: 'What you still have to do',
    save: (name: string, by: string) =>
      `Save the data of ${name}, or buy it elsewhere, by ${by}: after that it is deleted.`,
    atVendor:
      'The relationship came from the vendor’s records and has ended here: make sure that it ends at the vendor too.',
    nothingLeft: 'There is nothing left for you to do.',
    kept: 'Good to know',
    rolesTitle: (partner: string) => `Delete the Azure role assignments of ${partner}`,
    rolesHow: (partner: string) =>
      `In the Azure portal open each of your subscriptions, choose Access control (IAM), then Role assignments, and remove those of people and groups of ${partner}.`,
    effects: ended,
  },
  admin: {
    title: navigation.delegatedAdmin,
    listTitle: 'Requested and held',
    text: 'Granular privileges (GDAP): the roles in your tenant that your partners have requested or hold. What a partner may do by delegated admin (DAP) is under My partners.',
    name: 'Name',
    roles: 'Roles',
    moreRoles: (first: string, count: string) => `${first} and ${count} more`,
    duration: 'Duration',
    extends: 'Extends automatically by 180 days',
    doesNotExtend: 'Does not extend automatically',
    end: 'Ends',
    answerUntil: 'Answer until',
    askedAt: 'Requested',
    activeSince: 'Active since',
    actions: 'Actions',
    emptyTitle: 'No granular privileges',
    emptyText: 'When a partner asks for roles in your tenant, you approve or reject them here.',
    rolesAsked: 'It asks for these roles:',
    rolesHeld: 'It holds these roles:',
    ask: {
      APPROVE: (partner: string) => `Approve the roles that ${partner} asks for?`,
      REJECT: (partner: string) => `Reject the roles that ${partner} asks for?`,
      TERMINATE: (partner: string) => `End the roles of ${partner}?`,
      END_DELEGATED_ADMIN: (partner: string) => `End delegated admin of ${partner}?`,
    },
    done: {
      APPROVE: (partner: string) => `Approved: ${partner} holds the roles now.`,
      REJECT: (partner: string) => `Rejected: ${partner} does not get the roles.`,
      TERMINATE: (partner: string) => `Ended: ${partner} no longer holds the roles.`,
      END_DELEGATED_ADMIN: (partner: string) => `Ended: ${partner} is no longer a delegated admin.`,
    },
    notNow: 'Not now',
  },
  support: {
    title: 'Subscriptions and support',
    text: 'Who to turn to, and what you buy from whom.',
    contactsTitle: 'Available support contacts',
    contactsNote: 'Every partner with an active relationship. A partner designates the contact of a subscription.',
    noContacts: 'No partner is available: none has an active relationship with you.',
    subscriptionsTitle: 'Subscriptions',
    subscription: 'Subscription',
    seller: 'Sold by',
    contact: 'Support contact',
    designated: 'Designated',
    byDefault: 'By default',
    noContact: 'None',
    noSubscriptions: 'You have no subscriptions through a partner.',
  },
};

declare module '../../../texts/texts.ts' {
  interface Areas {
    readonly organization: typeof texts;
  }
}
