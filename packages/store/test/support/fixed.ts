import type { Actor } from '@untether/domain';

let made = 0;
/** Numbers of one width, so that ids sort as they were made. */
export const next = () => {
  made += 1;
  return String(made).padStart(6, '0');
};

export const noon = new Date('2026-03-01T12:00:00.123Z');
export const minutesAfter = (minutes: number, from = noon) => new Date(from.getTime() + minutes * 60_000);
export const ada: Actor = { kind: 'user', id: 'usr_ada', name: 'Ada' };
