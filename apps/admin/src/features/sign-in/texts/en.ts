import type { ProviderProblem } from '../problems.ts';

export const navigation = {};

export const texts = {
  title: 'Sign in',
  email: 'E-mail',
  password: 'Password',
  submit: 'Sign in',
  forgot: 'Forgot your password?',
  throughProvider: 'Sign in with your organization',
  providerProblems: {
    no_roles:
      'You are signed in at your organization, but it gives you no role here. Ask whoever runs Untether to map one of your groups to a role.',
    no_partner: 'Your group is mapped to a partner that is not here. Ask whoever runs Untether to correct the map.',
    no_email: 'Your organization does not tell your e-mail address, which is needed here. Ask whoever runs Untether.',
    email_taken:
      'There is an account with your address, and your organization does not vouch that the address is yours. Ask whoever runs Untether.',
    other_partner: 'Your account belongs to another partner than your group is mapped to. Ask whoever runs Untether.',
    disabled: 'Your account here is disabled.',
    provider: 'Signing in at your organization did not work. Try again; if it goes on, ask whoever runs Untether.',
  } satisfies Readonly<Record<ProviderProblem, string>>,
  codeTitle: 'Enter your code',
  code: 'Code',
  codeHint: 'From your authenticator app, or one of your recovery codes.',
  wrongCode: 'This code is wrong, has expired or was used already. Enter the next one that is shown.',
  codeTooLate: 'It took too long, or there were too many attempts. Enter your password again.',
  tooManyCodes: 'Too many wrong codes. Try again in 15 minutes.',
  again: 'Start over',
  failed: 'The e-mail or password is wrong, or the account is disabled.',
  tooMany: 'Too many attempts. Wait a moment and try again.',
  unreachable: 'The server cannot be reached.',
  otherAddress: (url: string) => `This address is not the one the server knows: it is ${url}. Sign in there.`,
  ended: 'Your session has ended. Sign in to continue where you left off.',
  demoTitle: 'Demo users',
  demoText: (password: string) =>
    `One click signs you in. Their password is ${password}; whoever has been given another one is not listed.`,
  demoPartners: 'Partners',
  demoCustomers: 'Customers',
  signInAs: (name: string) => `Sign in as ${name}`,
};

declare module '../../../texts/texts.ts' {
  interface Areas {
    readonly signIn: typeof texts;
  }
}
