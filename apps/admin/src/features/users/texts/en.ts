import { asSentence } from '../../../texts/sentence.ts';

export const texts = {
  title: 'Users',
  add: 'Add a user',
  email: 'E-mail',
  roles: 'Roles',
  since: 'Since',
  active: 'Active',
  disabled: 'Disabled',
  changeRoles: 'Change roles',
  disable: 'Disable',
  disableTitle: (name: string) => `Disable ${name}?`,
  disableText: 'Every session of this person ends at once. What the person did stays in the activity log.',
  password: 'First password',
  passwordHint: 'At least 12 characters. Hand it over in person.',
  save: 'Save',
  created: (name: string) => `${name} can sign in now.`,
  changed: (name: string) => `Roles of ${name} changed.`,
  disabledDone: (name: string) => `${name} is disabled.`,
  whoMay: 'What each role may do',
  permission: 'May',
  chooseRole: 'Choose at least one role.',
  problems: { name: asSentence, email: asSentence, password: asSentence },
  partnerKinds: (kinds: string) => `${kinds} only`,
};

declare module '../../../texts/texts.ts' {
  interface Areas {
    readonly users: typeof texts;
  }
}
