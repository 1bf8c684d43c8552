/** What makes digests; neither is the domain's to have. */
export interface Sealing {
  /** SHA-256 of a text in UTF-8, hex. */
  readonly digest: (text: string) => string;
  /** Unguessable, and another each time. */
  readonly newSalt: () => string;
}

/**
 * How a value stands in a hashed document that must outlive it: names, e-mail addresses and free text, which may have
 * to be erased. To erase one, replace it where it is kept and drop its salt: the digest stays and the hash still fits.
 */
export interface Digested {
  /** SHA-256 of the salt followed by the value, hex. */
  readonly sha256: string;
  /** null once the value is erased. */
  readonly salt: string | null;
}

/** Of what stands in a document as a digest, by JSON Pointer. */
export type Digests = Readonly<Record<string, Digested>>;

export const digested = (value: string, { digest, newSalt }: Sealing): Digested => {
  const salt = newSalt();
  return { sha256: digest(`${salt}${value}`), salt };
};
