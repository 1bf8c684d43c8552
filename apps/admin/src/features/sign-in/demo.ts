import type { Role } from '../../vocabulary.ts';

export type DemoUser = {
  readonly email: string;
  readonly name: string;
  readonly partner: string;
  readonly roles: readonly Role[];
};
export type Demo = { readonly users: readonly DemoUser[]; readonly password: string };

/** Null where the server is no demonstration. */
const fetchDemo = async (): Promise<Demo | null> => {
  try {
    const response = await fetch('/api/demo');
    return response.ok ? ((await response.json()) as Demo) : null;
  } catch {
    return null;
  }
};

let asked: Promise<Demo | null> | undefined;
/** Asked for once, before the page is shown: what comes later would push it about. */
export const askForDemo = (): Promise<Demo | null> => {
  asked ??= fetchDemo();
  return asked;
};
