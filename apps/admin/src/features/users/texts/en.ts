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
