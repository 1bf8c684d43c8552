import { createHmac, sign } from 'node:crypto';
import { readSecret } from './secrets.ts';

export interface SignedMessage {
  readonly id: string;
  readonly at: Date;
  readonly body: string;
}

/** The three headers of Standard Webhooks. Every secret adds a signature: `v1` (HMAC) or `v1a` (ed25519). */
export const signatureHeaders = (
  { id, at, body }: SignedMessage,
  secrets: readonly string[],
): Readonly<Record<string, string>> => {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const text = `${id}.${timestamp}.${body}`;
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((secret) => signatureOf(text, secret)).join(' '),
  };
};

const signatureOf = (text: string, secret: string): string => {
  const key = readSecret(secret);
  return key.kind === 'hmac'
    ? `v1,${createHmac('sha256', key.bytes).update(text).digest('base64')}`
    : `v1a,${sign(null, Buffer.from(text), key.key).toString('base64')}`;
};
