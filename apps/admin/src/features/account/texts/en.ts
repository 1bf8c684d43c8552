export const navigation = {};

export const texts = {
  title: 'Your account',
  email: 'E-mail',
  password: 'Password',
  currentPassword: 'Current password',
  newPassword: 'New password',
  again: 'New password again',
  passwordHint: 'At least 12 characters. A few random words are easy to remember and hard to guess.',
  passwordEnds: 'Changing it signs you out everywhere else.',
  changePassword: 'Change password',
  passwordChanged: 'Your password is changed. Every other session has ended.',
  wrongPassword: 'This is not your current password.',
  differ: 'The two new passwords differ.',
  tooMany: 'Too many attempts. Wait a minute and try again.',
  languageText: 'The app, its messages and its e-mails use this language, on every device.',
  languageOfBrowser: 'As each browser asks',
  sessions: 'Where you are signed in',
  sessionList: 'Sessions',
  sessionsText: 'End a session you do not recognize, then change your password.',
  deviceLabel: 'Device',
  device: (browser: string, system: string | null) => (system === null ? browser : `${browser} on ${system}`),
  unknownDevice: 'Unknown device',
  thisSession: 'This one',
  lastSeen: 'Last seen',
  signedIn: 'Signed in',
  endSession: 'End',
  endOthers: 'End all others',
  sessionEnded: 'The session has ended.',
  othersEnded: 'Every other session has ended.',
  resetTitle: 'Set a new password',
  resetFor: (email: string) => `For ${email}.`,
  resetEnds: 'It signs you out everywhere.',
  setPassword: 'Set password',
  resetDone: 'Your new password is set. Sign in with it.',
  linkDead: 'This link does not work any more: it works once, for an hour. Ask for another.',
  toSignIn: 'To sign-in',
  forgotTitle: 'Forgot your password?',
  forgotText: 'Give the address you sign in with. If it is known here, a link to set a new password is sent to it.',
  sendLink: 'Send the link',
  linkSent: (email: string) =>
    `If ${email} is known here, a link is on its way. It works once, for an hour. Look among unwanted mail too.`,
  noMail: 'This installation sends no mail. Ask whoever runs it: they can give you a link that sets a new password.',
};

declare module '../../../texts/texts.ts' {
  interface Areas {
    readonly account: typeof texts;
  }
}
