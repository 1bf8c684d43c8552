export const navigation = { users: 'Users' };

export const texts = {
  title: navigation.users,
  add: 'Add a user',
  email: 'E-mail',
  you: 'You',
  roles: 'Roles',
  since: 'Since',
  active: 'Active',
  disabled: 'Disabled',
  changeRoles: 'Change roles',
  disable: 'Disable',
  disableTitle: (name: string) => `Disable ${name}?`,
  password: 'Initial password',
  passwordHint: 'At least 12 characters. Hand it over in person.',
  save: 'Save',
  created: (name: string) => `${name} can now sign in.`,
  changed: (name: string) => `${name}’s roles have been changed.`,
  disabledDone: (name: string) => `${name} has been disabled.`,
  secondFactor: 'Second factor',
  require: 'Require it',
  requireNoMore: 'Stop requiring it',
  required: 'Everyone needs a second factor to sign in, since',
  notRequired: 'Each person decides whether to set one up, under Your account.',
  requireTitle: 'Require a second factor of everyone?',
  requireText:
    'Who has none yet, you included, is asked to set one up and can do nothing else until then. API keys go on as before.',
  requireNoMoreTitle: 'Stop requiring a second factor?',
  requireNoMoreText: 'Who has one keeps it, and may turn it off.',
  requiredDone: 'Everyone needs a second factor now.',
  notRequiredDone: 'A second factor is no longer required.',
  whoMay: 'What each role may do',
  permission: 'Permission',
  chooseRole: 'Choose at least one role.',
  partnerKinds: (kinds: string) => `${kinds} only`,
};

declare module '../../../texts/texts.ts' {
  interface Areas {
    readonly users: typeof texts;
  }
}
