import type { Actor } from '../model/entities.ts';
import type { JsonValue, ReceiptProof, RemovalReceipt } from '../model/records.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Digested, Sealing } from './digested.ts';
import { digested } from './digested.ts';

/** Gives what stands in the document in place of a value. `path`: where, a JSON Pointer (RFC 6901). */
type Conceal = (path: string, value: string) => JsonValue;

/** A receipt with its proof: what its hash is over, made in the transaction that writes it. `at`: that instant. */
export const sealed = (receipt: Omit<RemovalReceipt, 'proof'>, at: Date, sealing: Sealing): RemovalReceipt => {
  const digests: Record<string, Digested> = {};
  const document = documentOf(receipt, at, (path, value) => {
    const made = digested(value, sealing);
    digests[path] = made;
    return { sha256: made.sha256 };
  });
  return { ...receipt, proof: { sha256: sealing.digest(canonicalJson(document)), at, digests } };
};

/** What the hash of a receipt is over, once written as canonical JSON; null for one that has none yet. */
export const receiptDocument = (receipt: RemovalReceipt): JsonValue => {
  const { proof } = receipt;
  return proof && documentOf(receipt, proof.at, (path) => ({ sha256: digestAt(proof, path).sha256 }));
};

/** A value that stands in the document as a digest. */
export interface ConcealedValue extends Digested {
  readonly path: string;
  /** null once it is erased. */
  readonly value: string | null;
}

/** The values behind the digests of a receipt's document, in the document's order. */
export const concealedValues = (receipt: RemovalReceipt): readonly ConcealedValue[] => {
  const { proof } = receipt;
  if (proof === null) return [];
  const found: ConcealedValue[] = [];
  documentOf(receipt, proof.at, (path, value) => {
    const { sha256, salt } = digestAt(proof, path);
    found.push({ path, sha256, salt, value: salt === null ? null : value });
    return null;
  });
  return found;
};

const digestAt = ({ digests }: ReceiptProof, path: string): Digested => {
  const found = digests[path];
  if (found === undefined) throw new Error(`a receipt without the digest of ${path}`);
  return found;
};

/**
 * The form of receipts' documents. Hashes of existing receipts rest on it: a change of it is another version, beside
 * this one.
 */
const documentOf = (receipt: Omit<RemovalReceipt, 'proof'>, hashedAt: Date, conceal: Conceal): JsonValue => {
  const concealAll = (path: string, value: string | null): JsonValue => (value === null ? null : conceal(path, value));
  const actor = (path: string, { kind, id, name }: Actor): JsonValue => ({
    kind,
    id,
    name: conceal(`${path}/name`, name),
  });
  return {
    version: 1,
    id: receipt.id,
    partner: { id: receipt.partnerId, tenantId: receipt.partnerTenantId, name: receipt.partnerName },
    customer: {
      id: receipt.customerId,
      tenantId: receipt.customerTenantId,
      name: receipt.customerName,
      domain: receipt.customerDomain,
    },
    relationshipId: receipt.relationshipId,
    removedAt: receipt.removedAt.toISOString(),
    removedBy: actor('/removedBy', receipt.removedBy),
    reason: concealAll('/reason', receipt.reason),
    attestation: receipt.attestation && { version: receipt.attestation.version, text: receipt.attestation.text },
    effects: receipt.effects.map((effect) =>
      'message' in effect
        ? { kind: effect.kind, count: effect.count, message: effect.message }
        : { kind: effect.kind, count: effect.count, granularCount: effect.granularCount },
    ),
    cleared: receipt.cleared.map((item, index) => ({
      subjectId: item.subjectId,
      name: item.name,
      how: item.how,
      by: actor(`/cleared/${index}/by`, item.by),
      at: item.at.toISOString(),
      reason: concealAll(`/cleared/${index}/reason`, item.reason),
      refunded: 'refunded' in item ? item.refunded : null,
    })),
    remaining: receipt.remaining.map((item) => ({
      kind: item.kind,
      subjectId: item.subjectId,
      name: item.name,
      at: item.at === null ? null : item.at.toISOString(),
      ...('message' in item
        ? { message: item.message }
        : { recordedAs: item.recordedAs, endedBy: item.endedBy ?? null }),
    })),
    // Only the first receipts have it: that of later ones follows from the rest.
    ...(receipt.notice.length > 0 && {
      notice: receipt.notice.map(({ locale, subject, body }) => ({ locale, subject, body })),
    }),
    hashedAt: hashedAt.toISOString(),
  };
};
