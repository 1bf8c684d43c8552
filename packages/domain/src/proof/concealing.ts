import type { JsonValue } from '../model/records.ts';
import { canonicalJson } from './canonical-json.ts';
import { type Digested, type Digests, digested, type Sealing } from './digested.ts';

/** Gives what stands in the document in place of a value. `path`: where, a JSON Pointer (RFC 6901). */
export type Conceal = (path: string, value: string) => JsonValue;

/** A document, but for the values that stand in it as digests. */
export type Form = (conceal: Conceal) => JsonValue;

/** What a document's hash is, and the digests that stand in it. */
export const seal = (
  form: Form,
  sealing: Sealing,
  digest: (path: string, value: string) => Digested = (_, value) => digested(value, sealing),
): { readonly sha256: string; readonly digests: Digests } => {
  const digests: Record<string, Digested> = {};
  const document = form((path, value) => {
    const made = digest(path, value);
    digests[path] = made;
    return { sha256: made.sha256 };
  });
  return { sha256: sealing.digest(canonicalJson(document)), digests };
};

/** The document as it was sealed; a value without a digest stands in it in clear. */
export const sealedDocument = (form: Form, digests: Digests): JsonValue =>
  form((path, value) => {
    const made = digests[path];
    return made === undefined ? value : { sha256: made.sha256 };
  });

/** A value that stands in the document as a digest. */
export interface ConcealedValue extends Digested {
  readonly path: string;
  /** null once it is erased. */
  readonly value: string | null;
}

/** The values behind the digests of a document, in the document's order. */
export const concealedIn = (form: Form, digests: Digests): readonly ConcealedValue[] => {
  const found: ConcealedValue[] = [];
  form((path, value) => {
    const made = digests[path];
    if (made !== undefined) found.push({ ...made, path, value: made.salt === null ? null : value });
    return null;
  });
  return found;
};
