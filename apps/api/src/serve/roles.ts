/** What a process does of all that an installation does. */
export const roles = ['all', 'web', 'worker'] as const;
export type ProcessRole = (typeof roles)[number];

export const isRole = (text: string): text is ProcessRole => roles.some((role) => role === text);
