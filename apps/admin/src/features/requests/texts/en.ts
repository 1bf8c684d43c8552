import type { RelationshipRequestState } from '../../../vocabulary.ts';

export const navigation = { requests: 'Requests' };

export const texts = {
  title: navigation.requests,
  text: 'Ask a company to become your customer: send it a personal link that it accepts or declines.',
  add: 'New request',
  filter: 'State',
  anyState: 'Any state',
  emptyTitle: 'No requests yet',
  emptyText:
    'A request is a personal link you pass on to a company. Its admin sees who is asking and for what, and accepts or declines. The company becomes your customer only once it accepts. The same re-establishes a relationship after a removal.',
  noMatchTitle: 'No request in this state',
  noMatchText: 'Choose another state or show all.',
  to: 'To',
  anyone: 'Anyone with the link',
  asks: 'Asks for',
  withAdmin: 'Relationship and admin privileges',
  withoutAdmin: 'Relationship',
  roles: 'Roles',
  duration: 'Duration',
  adminEnds: 'Privileges end',
  via: (provider: string) => `With ${provider}`,
  made: 'Created',
  by: 'By',
  until: 'Until',
  answeredAt: 'Answered',
  expiredAt: 'Expired',
  answeredBy: 'Answered by',
  end: 'Expires / answered',
  provider: 'Indirect provider',
  email: 'Customer’s e-mail',
  receipt: 'Follows',
  removalOf: (date: string) => `Removal of ${date}`,
  established: 'Relationship',
  toCustomer: (name: string) => `Open ${name}`,
  relationshipEnded: 'Has since ended',
  gone: 'This request does not exist or is not yours.',
  unknownTitle: 'No such request',
  stateText: {
    SENT: 'Waiting for the customer’s answer. Only someone who has the link can answer.',
    ACCEPTED: 'The customer accepted.',
    DECLINED: 'The customer declined. You can ask again.',
    EXPIRED: 'It was not answered in time. Send it again to get a new link.',
    REVOKED: 'It was revoked, by you or by a removal. Its link no longer works.',
  } satisfies Record<RelationshipRequestState, string>,

  revokeTitle: (name: string) => `Revoke the request to ${name}?`,
  revoked: (name: string) => `The request to ${name} has been revoked.`,
  resendTitle: (name: string) => `Send the request to ${name} again?`,
  form: {
    title: 'Request a reseller relationship',
    titleFor: (name: string) => `Request a relationship with ${name} again`,
    text: 'You get a personal link to pass on. It shows who is asking and for what; nothing changes until an admin of the company accepts.',
    email: 'Customer’s e-mail (optional)',
    emailHint:
      'Untether does not send anything itself. The address is kept with the request and filled in for your draft.',
    admin: 'Admin privileges',
    without: 'Without admin privileges',
    withoutText:
      'You can buy for the customer and be its support contact, but not administer its tenant. You can ask for individual roles later.',
    withoutTextVia:
      'Your provider can buy for the customer, and both of you can be its support contact. You cannot administer its tenant.',
    with: 'With granular admin privileges (GDAP)',
    withText:
      'You can also act in the tenant, with the roles and for the time you choose here. The customer sees both before it accepts, and can end the privileges at any time.',
    days: 'Duration in days',
    daysHint: '1 to 730, counted from the acceptance.',
    expiry: 'Valid for (days)',
    expiryHint: '1 to 365 days.',
    provider: 'Indirect provider',
    chooseProvider: 'Choose a provider…',
    providerHint: 'Its relationship with the customer begins with yours.',
    submit: 'Create the link',
  },
  link: {
    title: 'The link is ready',
    titleFor: (name: string) => `The link for ${name} is ready`,
    link: 'Personal link',
    once: 'Shown only once. Anyone who has it can answer, so give it only to the customer’s admin. If it is lost, send the request again.',
    copyLink: 'Copy link',
    draft: 'Draft e-mail',
    subject: 'Subject',
    body: 'Text',
    copySubject: 'Copy subject',
    copyBody: 'Copy text',
    mail: 'Open in your mail program',
    done: 'I have passed it on',
  },
};

declare module '../../../texts/texts.ts' {
  interface Areas {
    readonly requests: typeof texts;
  }
}
