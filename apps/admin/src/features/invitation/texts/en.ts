import type { AcceptanceAddition, PartnerKind, RelationshipRequestState } from '../../../vocabulary.ts';

const over: Readonly<Record<Exclude<RelationshipRequestState, 'SENT'>, string>> = {
  ACCEPTED: 'It has already been accepted.',
  DECLINED: 'It has been declined.',
  EXPIRED: 'It has expired.',
  REVOKED: 'The partner has revoked it.',
};

/** What accepting adds for a company that has the partner already. */
const adds: Readonly<Record<AcceptanceAddition, string>> = {
  RELATIONSHIP: 'Accepting makes it your partner.',
  PROVIDER_RELATIONSHIP: 'Accepting adds its provider, through which it sells to you.',
  GRANULAR_ADMIN: 'Accepting adds admin privileges in your tenant.',
};

const sells: Readonly<Record<PartnerKind, string>> = {
  DIRECT_BILL: 'It sells to you and bills you itself.',
  INDIRECT_PROVIDER: 'It sells through resellers, or to you directly.',
  INDIRECT_RESELLER: 'It looks after you and buys through a provider.',
};

export const navigation = {};

export const texts = {
  title: 'Invitation',
  asksTitle: (partner: string) => `${partner} asks to be your partner`,
  wrongTitle: 'This invitation link does not work',
  wrongText: 'A newer one may have replaced it. Ask the partner for a new link.',
  overTitle: 'This invitation can no longer be answered',
  over,
  askAgain: 'Ask the partner for a new one if you need it.',
  failed: 'The invitation could not be read. Check your connection and try again.',
  from: 'From',
  mpnId: 'MPN id',
  provider: 'Together with',
  providerText: (provider: string) => `${provider}, the provider it buys through: it becomes your partner too.`,
  kind: (kind: string, how: string) => `${kind}. ${how}`,
  meant: 'For',
  until: 'Answer until',
  sells,
  asksFor: 'If you accept',
  toSell: (seller: string) =>
    `${seller} may sell to you: order subscriptions and other products for you, and manage them.`,
  toLookAfter: (reseller: string, provider: string) =>
    `${reseller} may look after you. It places no order itself: what it sells you ${provider} orders.`,
  toSupport: (partner: string) => `${partner} is among your available support contacts.`,
  toSupportBoth: 'Both are among your available support contacts.',
  toAdmin: (partner: string, days: string, until: string) =>
    `${partner} may act in your tenant with the roles below, and no others, for ${days}: if you accept now, until ${until}. You can end this at any time under My partners.`,
  globalAdmin: 'Global Administrator has nearly every right in your tenant.',
  noAdmin: 'It asks for no admin privileges: accepting does not let it act in your tenant.',
  already: (partner: string, since: string) => `${partner} has been your partner since ${since}.`,
  alreadyTitle: (partner: string) => `${partner} is already your partner`,
  adds,
  nothingNew: 'Accepting would add nothing, so there is nothing to answer. The invitation has not changed.',
  accept: 'Accept',
  decline: 'Decline',
  declineTitle: (partner: string) => `Decline the invitation from ${partner}?`,
  declineText: 'The link can no longer be used. The partner can send you a new one.',
  declined: 'You have declined. The partner has been notified.',
  accepted: (partner: string) => `Accepted: ${partner} is now your partner.`,
  acceptedMore: (partner: string) => `Accepted. My partners shows what ${partner} may now do.`,
  signedInAs: (email: string, company: string) => `You are signed in as ${email} for ${company}.`,
  notYou: 'Not you?',
  signedOut: 'You are no longer signed in. Nothing has been answered yet.',
  signIn: 'Sign in',
  signInTitle: 'Does your company have an account here?',
  signInText: 'Sign in as its admin and you will come back to this invitation.',
  toPartners: 'My partners',
  toHome: 'Go to the start page',
  register: {
    title: 'New here? Accept and create an account',
    text: 'You become the admin of your company here and see your partners and what each may do.',
    companyName: 'Company name',
    tenantId: 'Tenant id',
    tenantIdHint: 'A GUID. In your admin centre: Identity, Overview, Tenant ID.',
    domain: 'Domain (optional)',
    domainHint: 'Such as company.example.',
    country: 'Country (optional)',
    noCountry: 'Not specified',
    adminName: 'Your name',
    adminEmail: 'Your e-mail',
    adminPassword: 'Password',
    passwordHint: '12 to 128 characters. You sign in with it from now on.',
    submit: 'Accept and create the account',
    conflict: (said: string) => said,
    signInNow: 'You have accepted, and your account is ready. Sign in to see your partners.',
  },
};

declare module '../../../texts/texts.ts' {
  interface Areas {
    readonly invitation: typeof texts;
  }
}
