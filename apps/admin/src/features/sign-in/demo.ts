import type { Role } from '../../app/vocabulary.ts';

export type DemoUser = {
  readonly email: string;
  readonly name: string;
  readonly partner: string;
  readonly roles: readonly Role[];
};
export type Demo = { readonly users: readonly DemoUser[]; readonly password: string };

/** Null where the server is no demonstration. */
export const fetchDemo = async (): Promise<Demo | null> => {
  try {
    const response = await fetch('/api/demo');
    return response.ok ? ((await response.json()) as Demo) : null;
  } catch {
    return null;
  }
};

/** Only a path of this site: "//elsewhere" and "/\elsewhere" lead away from it. */
export const placeToGo = (next: string | undefined): string =>
  next && /^\/(?![/\\])/.test(next) ? next : '/customers';
