import type { ChainedEvent, Event, EventLink, RemovalReceipt } from '../model/records.ts';
import { canonicalJson } from './canonical-json.ts';
import type { ConcealedValue } from './concealing.ts';
import type { Sealing } from './digested.ts';
import { concealedInEvent, eventDocument } from './event-document.ts';
import { concealedValues, receiptDocument } from './receipt-document.ts';

/**
 * What does not fit, and where.
 * `sequence_gap`     the log goes on with another number than `expected`
 * `not_chained`      the event has no hash
 * `hash_differs`     the document, as the row says it now, has another hash: the row, or the one before it, was changed
 * `digest_differs`   the value at `path` is not the one that was digested
 * `receipt_missing`  the removal names a receipt that is not there
 * `receipt_differs`  the removal names another hash than its receipt has
 * `not_hashed`       the receipt has no hash
 */
export type ProofProblem =
  | { readonly code: 'sequence_gap'; readonly expected: number }
  | { readonly code: 'digest_differs'; readonly path: string }
  | { readonly code: 'receipt_missing' | 'receipt_differs'; readonly receiptId: string }
  | { readonly code: 'not_chained' | 'hash_differs' | 'not_hashed' };

type Digest = Sealing['digest'];

/** Whether an event is the next one of its log, unchanged. */
export const findEventProblems = (
  event: Event & { readonly link: EventLink | null },
  before: { readonly sequence: number; readonly hash: string },
  digest: Digest,
): readonly ProofProblem[] => {
  const expected = before.sequence + 1;
  const gap: readonly ProofProblem[] = event.sequence === expected ? [] : [{ code: 'sequence_gap', expected }];
  if (!isChained(event)) return [...gap, { code: 'not_chained' }];
  const fits = digest(canonicalJson(eventDocument(event, before.hash))) === event.link.hash;
  return [...gap, ...(fits ? [] : [{ code: 'hash_differs' } as const]), ...differing(concealedInEvent(event), digest)];
};

const isChained = (event: Event & { readonly link: EventLink | null }): event is ChainedEvent => event.link !== null;

/** Whether a receipt is unchanged. */
export const findReceiptProblems = (receipt: RemovalReceipt, digest: Digest): readonly ProofProblem[] => {
  if (receipt.proof === null) return [{ code: 'not_hashed' }];
  const fits = digest(canonicalJson(receiptDocument(receipt))) === receipt.proof.sha256;
  return [...(fits ? [] : [{ code: 'hash_differs' } as const]), ...differing(concealedValues(receipt), digest)];
};

/** Whether the receipt that a removal names is there, and the one it names. `receipt`: as it is found by that name. */
export const findNamingProblems = (
  { changes: { receiptId, receiptHash } }: Event,
  receipt: RemovalReceipt | undefined,
): readonly ProofProblem[] => {
  if (typeof receiptId !== 'string') return [];
  if (receipt === undefined) return [{ code: 'receipt_missing', receiptId }];
  const isOther = receiptHash !== undefined && receiptHash !== receipt.proof?.sha256;
  return isOther ? [{ code: 'receipt_differs', receiptId }] : [];
};

const differing = (values: readonly ConcealedValue[], digest: Digest): readonly ProofProblem[] =>
  values
    .filter(({ value, salt, sha256 }) => value !== null && digest(`${salt}${value}`) !== sha256)
    .map(({ path }) => ({ code: 'digest_differs', path }));
