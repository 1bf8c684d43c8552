import { Webhook } from 'standardwebhooks';
import { WebhookRefused } from './errors.ts';
import type { Actor, WebhookEvent } from './event.ts';

/** A `Headers`, or headers as Node gives them. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * The event of a delivery that was signed less than five minutes ago with the secret (`whsec_…`) or the private half of the
 * public key (`whpk_…`), or with any of several: there are two or more while one is being rotated. `body` is what was
 * received, byte for byte: verify before parsing. @throws WebhookRefused; TypeError for what no delivery can be checked with
 */
export const verifyWebhook = (
  headers: WebhookHeaders,
  body: string | Uint8Array,
  secrets: string | readonly string[],
): WebhookEvent => {
  const message: SignedMessage = {
    id: readHeader(headers, 'webhook-id'),
    timestamp: readHeader(headers, 'webhook-timestamp'),
    signatures: readHeader(headers, 'webhook-signature'),
    text: textOf(body),
  };
  const verifiers = listOf(secrets).map(verifierOf);
  const missing = (['id', 'timestamp', 'signatures'] as const).filter((name) => message[name] === '');
  if (missing.length > 0) throw refused(`no ${missing.map((name) => headerNames[name]).join(', ')} came with it`);
  if (!(Math.abs(Date.now() / 1000 - Number(message.timestamp)) <= toleranceSeconds))
    throw refused(`webhook-timestamp ${message.timestamp} is more than five minutes off`);
  if (verifiers.length === 0) throw refused('no secret was given');
  if (!verifiers.some((isSigned) => isSigned(message))) throw refused('no signature fits');
  return parseEvent(message.text);
};

interface SignedMessage {
  readonly id: string;
  readonly timestamp: string;
  /** As in the header: separated by spaces. */
  readonly signatures: string;
  readonly text: string;
}
const headerNames = { id: 'webhook-id', timestamp: 'webhook-timestamp', signatures: 'webhook-signature' };
const toleranceSeconds = 5 * 60;

const refused = (reason: string): WebhookRefused => new WebhookRefused(`the delivery is not genuine: ${reason}`);

const textOf = (body: unknown): string => {
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return new TextDecoder().decode(body);
  throw new TypeError(
    'The body was parsed already. Its signature is over the bytes as they came: pass the raw body, a string or bytes (in Express from express.raw(), elsewhere request.text()).',
  );
};

const listOf = (secrets: unknown): readonly unknown[] => (Array.isArray(secrets) ? secrets : [secrets]);

type Verifier = (message: SignedMessage) => boolean;

const verifierOf = (secret: unknown): Verifier => {
  const [prefix, key = ''] = typeof secret === 'string' ? secret.trim().split(/(?<=^wh(?:sec|pk)_)/) : [];
  try {
    if (prefix === 'whsec_') return hmacVerifier(key);
    if (prefix === 'whpk_') return ed25519Verifier(key);
  } catch (cause) {
    throw new TypeError(secretNeeded(secret), { cause });
  }
  throw new TypeError(secretNeeded(secret));
};

const secretNeeded = (given: unknown): string =>
  `A webhook secret begins with whsec_, a public key with whpk_, and base64 follows: this is ${typeof given === 'string' ? `a text of ${given.length} characters` : typeof given}.`;

const hmacVerifier = (key: string): Verifier => {
  const webhook = new Webhook(key);
  return ({ id, timestamp, signatures, text }) => {
    const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures };
    try {
      webhook.verify(text, headers, { jsonParse: false });
      return true;
    } catch {
      return false;
    }
  };
};

/** Loaded only for this, so that pages can import the rest of the package. */
const ed25519Verifier = (key: string): Verifier => {
  const { createPublicKey, verify } = process.getBuiltinModule('node:crypto');
  const x = Buffer.from(key, 'base64').toString('base64url');
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return ({ id, timestamp, signatures, text }) =>
    signatures
      .split(' ')
      .filter((one) => one.startsWith('v1a,'))
      .some((one) =>
        verify(null, Buffer.from(`${id}.${timestamp}.${text}`), publicKey, Buffer.from(one.slice(4), 'base64')),
      );
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
    readonly relationshipId: string | null;
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
