import { SubscriptionRefused } from './errors.ts';

export interface WireError {
  readonly message: string;
  readonly extensions?: { readonly code?: unknown };
}

/** Statuses below 500 after which the same request can succeed: a time-out, too early, too many. */
const temporaryStatuses: readonly number[] = [408, 425, 429];

/** A fault, a full disk, or more at once than is allowed. */
const isTemporary = (code: string): boolean =>
  code === 'INTERNAL_SERVER_ERROR' || code === 'STORAGE_UNAVAILABLE' || code.startsWith('TOO_MANY_');

const codeOf = ({ extensions }: WireError): string | undefined =>
  typeof extensions?.code === 'string' ? extensions.code : undefined;

/** What a GraphQL error means for a reader: SubscriptionRefused where retrying is pointless, an Error where it is not. */
export const errorOf = (error: WireError): Error => {
  const code = codeOf(error);
  return code === undefined || isTemporary(code)
    ? new Error(`the server answered: ${error.message}`)
    : new SubscriptionRefused(code, error.message, { cause: error });
};

/** @throws SubscriptionRefused where the URL leads nowhere, an Error for what may pass. */
export const checkStream = async (url: string, response: Response): Promise<void> => {
  const { ok, status, headers } = response;
  const type = headers.get('content-type')?.split(';', 1)[0] ?? 'nothing';
  if (ok && type === 'text/event-stream') return;
  const text = (await response.text().catch(() => '')).slice(0, 10_000);
  const said = firstError(text);
  const message = `${url} answered ${status}${said ? `: ${said.message}` : ` with ${type}`}`;
  if (status >= 500 || temporaryStatuses.includes(status)) throw new Error(message, { cause: said });
  const hint = said ? '' : '. Is it the address of the GraphQL endpoint, such as https://untether.example/graphql?';
  const code = (said && codeOf(said)) ?? (ok ? 'NOT_AN_EVENT_STREAM' : `HTTP_${status}`);
  throw new SubscriptionRefused(code, message + hint, { status, cause: said });
};

const firstError = (text: string): WireError | undefined => {
  try {
    return (JSON.parse(text) as { errors?: readonly WireError[] }).errors?.[0];
  } catch {
    return undefined;
  }
};

/** `fetch` says only that it failed; its cause says why. */
export const unreachable = (url: string, error: unknown): Error => {
  const reason = innermost(error);
  return new Error(`${url} could not be reached: ${reason instanceof Error ? reason.message || reason.name : reason}`, {
    cause: error,
  });
};

const innermost = (error: unknown): unknown => {
  if (error instanceof AggregateError && error.errors.length > 0) return innermost(error.errors[0]);
  return error instanceof Error && error.cause !== undefined ? innermost(error.cause) : error;
};
