export const navigation = {};

export const texts = {
  title: 'Sign in',
  email: 'E-mail',
  password: 'Password',
  submit: 'Sign in',
  failed: 'The e-mail or password is wrong, or the account is disabled.',
  tooMany: 'Too many attempts. Wait a moment and try again.',
  unreachable: 'The server cannot be reached.',
  otherAddress: (url: string) => `This address is not the one the server knows: it is ${url}. Sign in there.`,
  ended: 'Your session has ended. Sign in to continue where you left off.',
  demoTitle: 'Demo users',
  demoText: (password: string) => `One click signs you in. Everyone’s password is ${password}.`,
  demoPartners: 'Partners',
  demoCustomers: 'Customers',
  signInAs: (name: string) => `Sign in as ${name}`,
};

declare module '../../../texts/texts.ts' {
  interface Areas {
    readonly signIn: typeof texts;
  }
}
