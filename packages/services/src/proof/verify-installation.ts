import type { InstalledPartner, ProofProblem, RemovalReceipt } from '@untether/domain';
import { findEventProblems, findNamingProblems, findReceiptProblems, startOfChain } from '@untether/domain';
import type { Ports } from '../ports.ts';

const atOnce = 500;

/** Where something does not fit: an event or a receipt of a partner. */
export interface FoundProblem {
  readonly partner: InstalledPartner;
  readonly subject: { readonly kind: 'event'; readonly sequence: number; readonly id: string } | ReceiptSubject;
  readonly problem: ProofProblem | { readonly code: 'log_ends_early'; readonly expected: number } | Unnamed;
}
interface ReceiptSubject {
  readonly kind: 'receipt';
  readonly id: string;
}
/** No removal in the log names the receipt. */
interface Unnamed {
  readonly code: 'unnamed';
}

export interface Verified {
  readonly partner: InstalledPartner;
  readonly events: number;
  readonly receipts: number;
  /** Of the newest event: who keeps it elsewhere can tell later whether the log was written anew. */
  readonly hash: string | null;
}

type VerifyPorts = Pick<Ports, 'store' | 'digest'>;
type Report = (problem: FoundProblem) => void;

/**
 * Reads the logs and receipts of every partner and computes all their hashes again. For the command line: it takes no
 * viewer.
 */
export const verifyProof = async (ports: VerifyPorts, report: Report): Promise<readonly Verified[]> => {
  const verified: Verified[] = [];
  for (const partner of await ports.store.listInstalledPartners())
    verified.push(await verifyPartner(ports, partner, report));
  return verified;
};

const verifyPartner = async (
  { store, digest }: VerifyPorts,
  partner: InstalledPartner,
  report: Report,
): Promise<Verified> => {
  const partnerId = partner.id;
  // Beside a running server the log grows meanwhile: up to here it has to be whole.
  const last = await store.lastSequence(partnerId);
  let before = { sequence: 0, hash: startOfChain };
  let named = 0;
  const verifyReceipt = (receipt: RemovalReceipt): void => {
    for (const problem of findReceiptProblems(receipt, digest))
      report({ partner, subject: { kind: 'receipt', id: receipt.id }, problem });
  };
  for (;;) {
    const events = await store.readChain(partnerId, before.sequence, Math.min(atOnce, last - before.sequence));
    if (events.length === 0) break;
    const removals = events.filter(({ type }) => type === 'reseller-relationship-removed');
    const ids = removals.map(({ changes }) => String(changes.receiptId));
    const receipts = new Map((await store.findReceipts(partnerId, ids)).map((receipt) => [receipt.id, receipt]));
    named += receipts.size;
    for (const receipt of receipts.values()) verifyReceipt(receipt);
    for (const event of events) {
      const isRemoval = event.type === 'reseller-relationship-removed';
      const problems = [
        ...findEventProblems(event, before, digest),
        ...(isRemoval ? findNamingProblems(event, receipts.get(String(event.changes.receiptId))) : []),
      ];
      for (const problem of problems)
        report({ partner, subject: { kind: 'event', sequence: event.sequence, id: event.id }, problem });
      before = { sequence: event.sequence, hash: event.link?.hash ?? before.hash };
    }
    if (before.sequence >= last) break;
  }
  if (before.sequence < last)
    report({
      partner,
      subject: { kind: 'event', sequence: before.sequence + 1, id: '' },
      problem: { code: 'log_ends_early', expected: last },
    });
  const counted = await store.countReceipts(partnerId, {});
  const receipts = typeof counted === 'number' ? counted : counted.rows;
  if (receipts > named) await reportUnnamed({ store, partner, last, report, verifyReceipt });
  return { partner, events: before.sequence, receipts, hash: before.sequence === 0 ? null : before.hash };
};

/** Receipts that no removal in the log names, but for those of removals since the log was read. */
const reportUnnamed = async ({
  store,
  partner,
  last,
  report,
  verifyReceipt,
}: Pick<VerifyPorts, 'store'> & {
  readonly partner: InstalledPartner;
  readonly last: number;
  readonly report: Report;
  readonly verifyReceipt: (receipt: RemovalReceipt) => void;
}): Promise<void> => {
  let cursor: string | null = null;
  for (;;) {
    const page = await store.listReceipts(partner.id, {}, { direction: 'forward', limit: 100, cursor });
    for (const { node: receipt } of page.edges) {
      const removal = await store.findLatestEvent(partner.id, 'reseller-relationship-removed', receipt.relationshipId);
      if (removal?.changes.receiptId === receipt.id) continue;
      if (removal !== undefined && removal.sequence > last) continue;
      verifyReceipt(receipt);
      report({ partner, subject: { kind: 'receipt', id: receipt.id }, problem: { code: 'unnamed' } });
    }
    cursor = page.edges.at(-1)?.cursor ?? null;
    if (!page.hasNextPage || cursor === null) return;
  }
};
