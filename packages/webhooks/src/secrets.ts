import { createPrivateKey, createPublicKey, type KeyObject, randomBytes } from 'node:crypto';

const hmacPrefix = 'whsec_';
const ed25519Prefix = 'whsk_';
const publicPrefix = 'whpk_';
const seedBytes = 32;
// What PKCS #8 puts before the 32 bytes of an ed25519 private key.
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A new secret as stored: `whsec_…`, 32 random bytes for HMAC; or `whsk_…`, an ed25519 seed and its public key. */
export const newWebhookSecret = ({ ed25519 }: { readonly ed25519: boolean }): string => {
  const bytes = randomBytes(seedBytes);
  if (!ed25519) return hmacPrefix + bytes.toString('base64');
  return ed25519Prefix + Buffer.concat([bytes, publicBytes(privateKeyOf(bytes))]).toString('base64');
};

/** The public half of an ed25519 secret as `whpk_…`; null for an HMAC secret, which has none. */
export const publicKeyOf = (secret: string): string | null =>
  secret.startsWith(ed25519Prefix) ? publicPrefix + bytesOf(secret).subarray(seedBytes).toString('base64') : null;

export type SigningKey =
  | { readonly kind: 'hmac'; readonly bytes: Buffer }
  | { readonly kind: 'ed25519'; readonly key: KeyObject };

export const readSecret = (secret: string): SigningKey =>
  secret.startsWith(ed25519Prefix)
    ? { kind: 'ed25519', key: privateKeyOf(bytesOf(secret).subarray(0, seedBytes)) }
    : { kind: 'hmac', bytes: bytesOf(secret) };

const bytesOf = (secret: string): Buffer => Buffer.from(secret.slice(secret.indexOf('_') + 1), 'base64');

const privateKeyOf = (seed: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' });

const publicBytes = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-seedBytes);
