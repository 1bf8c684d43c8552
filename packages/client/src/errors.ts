/** The server would answer every further attempt the same way; `message` and `cause` say why. */
export class SubscriptionRefused extends Error {
  override readonly name = 'SubscriptionRefused';
  readonly code: RefusalCode;
  /** Of the HTTP answer, where that refused. */
  readonly status: number | null;
  constructor(
    code: RefusalCode,
    message: string,
    { status = null, cause }: { readonly status?: number | null; readonly cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.code = code;
    this.status = status;
  }
}

/**
 * What the server called it (docs/errors.md), or one of these: `URL_INVALID`, `NOT_AN_EVENT_STREAM` (the URL leads to
 * something else), `HTTP_404` and the like (an answer without a code).
 */
export type RefusalCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'CURSOR_INVALID'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'BAD_USER_INPUT'
  | 'URL_INVALID'
  | 'NOT_AN_EVENT_STREAM'
  | (string & Record<never, never>);

/** The delivery was not signed with any of the secrets, is too old or too new, or is not an event. */
export class WebhookRefused extends Error {
  override readonly name = 'WebhookRefused';
}
