import { createHash } from 'node:crypto';

/** As the sign-in library wants them: what is sealed says by which, and what was sealed by the one before is read too. */
export interface SecretKeys {
  /** The current one first. */
  readonly keys: Map<number, string>;
  readonly currentVersion: number;
}

/** The same secret has the same number in every process, whatever it was preceded by. */
const versionOf = (secret: string): number => createHash('sha256').update(secret).digest().readUInt32BE(0);

export const secretKeysOf = (secret: string, previous: string | null): SecretKeys => ({
  keys: new Map([secret, ...(previous === null ? [] : [previous])].map((one) => [versionOf(one), one])),
  currentVersion: versionOf(secret),
});
