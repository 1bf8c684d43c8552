/** The server refused the subscription, and would again: signed out, not allowed, or a cursor of another log. */
export class SubscriptionRefused extends Error {
  override readonly name = 'SubscriptionRefused';
  readonly code: RefusalCode;
  constructor(code: RefusalCode, message: string) {
    super(message);
    this.code = code;
  }
}

export const refusalCodes = ['UNAUTHENTICATED', 'FORBIDDEN', 'CURSOR_INVALID'] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** The delivery was not signed with any of the secrets, is too old or too new, or is not an event. */
export class WebhookRefused extends Error {
  override readonly name = 'WebhookRefused';
}
