import { Webhook } from 'standardwebhooks';
import { WebhookRefused } from './errors.ts';
import type { Actor, WebhookEvent } from './event.ts';

/** A `Headers`, or headers as Node gives them. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * The event of a delivery that was signed with any of the secrets (`whsec_…`; two while one is being rotated) less than
 * five minutes ago. `body` is what was received, byte for byte: verify before parsing. @throws WebhookRefused
 */
export const verifyWebhook = (
  headers: WebhookHeaders,
  body: string | Uint8Array,
  secrets: readonly string[],
): WebhookEvent => {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  const signed = {
    'webhook-id': readHeader(headers, 'webhook-id'),
    'webhook-timestamp': readHeader(headers, 'webhook-timestamp'),
    'webhook-signature': readHeader(headers, 'webhook-signature'),
  };
  let reason = 'no secret was given';
  for (const secret of secrets) {
    try {
      new Webhook(secret).verify(text, signed, { jsonParse: false });
      return parseEvent(text);
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
    }
  }
  throw new WebhookRefused(`the delivery is not genuine: ${reason}`);
};

const readHeader = (headers: WebhookHeaders, name: string): string => {
  if (headers instanceof Headers) return headers.get(name) ?? '';
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  return typeof found === 'string' ? found : (found?.join(' ') ?? '');
};

interface Delivered {
  readonly type: string;
  readonly timestamp: string;
  readonly data: {
    readonly eventId: string;
    readonly sequence: number;
    readonly partnerId: string;
    readonly customerId: string | null;
    readonly actor: Actor;
    readonly subject: { readonly id: string };
    readonly changes: { readonly truncated?: unknown };
    readonly correlationId: string;
    readonly schemaVersion: number;
  };
}

const parseEvent = (text: string): WebhookEvent => {
  const { type, timestamp, data } = JSON.parse(text) as Delivered;
  const { eventId, subject, ...rest } = data;
  const event = {
    ...rest,
    id: eventId,
    type,
    occurredAt: timestamp,
    subjectId: subject.id,
    truncated: rest.changes.truncated === true,
  };
  // The sender signed it, so its shape is trusted.
  return event as WebhookEvent;
};
