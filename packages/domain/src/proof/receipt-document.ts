import type { Actor } from '../model/entities.ts';
import type { JsonValue, RemovalReceipt } from '../model/records.ts';
import type { ConcealedValue, Form } from './concealing.ts';
import { concealedIn, seal, sealedDocument } from './concealing.ts';
import type { Sealing } from './digested.ts';

/** A receipt with its proof: what its hash is over, made in the transaction that writes it. `at`: that instant. */
export const sealed = (receipt: Omit<RemovalReceipt, 'proof'>, at: Date, sealing: Sealing): RemovalReceipt => ({
  ...receipt,
  proof: { at, ...seal(formOf(receipt, at), sealing) },
});

/** What the hash of a receipt is over, once written as canonical JSON; null for one that has none yet. */
export const receiptDocument = (receipt: RemovalReceipt): JsonValue => {
  const { proof } = receipt;
  return proof && sealedDocument(formOf(receipt, proof.at), proof.digests);
};

/** The values behind the digests of a receipt's document, in the document's order. */
export const concealedValues = (receipt: RemovalReceipt): readonly ConcealedValue[] => {
  const { proof } = receipt;
  return proof === null ? [] : concealedIn(formOf(receipt, proof.at), proof.digests);
};

/**
 * The form of receipts' documents. Hashes of existing receipts rest on it: a change of it is another version, beside
 * this one.
 */
const formOf =
  (receipt: Omit<RemovalReceipt, 'proof'>, hashedAt: Date): Form =>
  (conceal) => {
    const concealAll = (path: string, value: string | null): JsonValue =>
      value === null ? null : conceal(path, value);
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
