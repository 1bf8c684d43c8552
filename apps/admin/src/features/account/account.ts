import { languageHeaders } from '../../common/language.ts';

export type OwnSession = {
  readonly id: string;
  readonly userAgent: string | null;
  readonly createdAt: string;
  readonly seenAt: string;
  /** The one this page is shown in. */
  readonly current: boolean;
};

/** As the server tells whose account it is. */
export type Account = {
  readonly email: string;
  readonly name: string;
  /** null = what the browser asks for. */
  readonly language: string | null;
  /** False for who signs in through a provider. */
  readonly hasPassword: boolean;
  /** Whether signing in takes a code. */
  readonly secondFactor: boolean;
  readonly sessions: readonly OwnSession[];
};

export type Said<T> =
  | { readonly ok: true; readonly value: T }
  /** `code` is the server's; `message` a sentence of it that is meant for people, where it has one. */
  | { readonly ok: false; readonly code: string; readonly message: string };

/** Asks the sign-in part of the server; it never throws. */
export const askAccount = async <T>(path: string, body?: object): Promise<Said<T>> => {
  try {
    const response = await fetch(`/api/auth/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      credentials: 'same-origin',
      headers: { ...languageHeaders(), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = await response.json().catch(() => ({}));
    if (response.ok) return { ok: true, value: answer };
    const code = response.status === 429 ? 'TOO_MANY' : String(answer?.code ?? '');
    return { ok: false, code, message: String(answer?.message ?? '') };
  } catch {
    return { ok: false, code: 'UNREACHABLE', message: '' };
  }
};

/** What to tell a person about a refusal; `own` words the codes of the form it is shown in. */
export const sayRefusal = (
  { code, message }: { readonly code: string; readonly message: string },
  own: Readonly<Record<string, string>>,
  otherwise: string,
): string => own[code] ?? (code === 'PASSWORD_REFUSED' ? message : otherwise);
