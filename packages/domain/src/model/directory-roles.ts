/** The built-in directory roles a customer can grant by name, as the vendor's directory spells them. */
export const directoryRoles = [
  'Application Administrator',
  'Authentication Administrator',
  'Billing Administrator',
  'Cloud Application Administrator',
  'Cloud Device Administrator',
  'Compliance Administrator',
  'Conditional Access Administrator',
  'Directory Readers',
  'Directory Writers',
  'Domain Name Administrator',
  'Exchange Administrator',
  'Global Administrator',
  'Global Reader',
  'Groups Administrator',
  'Guest Inviter',
  'Helpdesk Administrator',
  'Intune Administrator',
  'License Administrator',
  'Password Administrator',
  'Privileged Authentication Administrator',
  'Privileged Role Administrator',
  'Reports Reader',
  'Security Administrator',
  'Security Operator',
  'Security Reader',
  'Service Support Administrator',
  'SharePoint Administrator',
  'Teams Administrator',
  'User Administrator',
] as const;
export type DirectoryRole = (typeof directoryRoles)[number];

export const isDirectoryRole = (name: string): boolean => (directoryRoles as readonly string[]).includes(name);

/** With nearly every right: privileges that have it never extend themselves. */
export const globalAdministrator = 'Global Administrator' satisfies DirectoryRole;
