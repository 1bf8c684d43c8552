import { idPrefixes, UniqueViolation } from '@untether/domain';
import { decideCustomer } from './decide-customer.ts';
import { type KnownCustomer, nothing } from './decide-import.ts';
import { wholeIn, wholeMark } from './decide-relationship.ts';
import { importAlone } from './import-alone.ts';
import {
  type CustomersImport,
  type ImportResult,
  loadKnown,
  resultOf,
  type SourceRead,
  takeOver,
} from './take-over.ts';
import { readCustomer } from './wire/customer.ts';

const unchanged = (isBlocked: boolean): ImportResult => ({
  ...nothing('unchanged', []),
  blocked: { before: isBlocked, after: isBlocked },
  recorded: false,
});

/**
 * What can be told without a transaction: of exports that say what they said the last time by their fingerprints alone,
 * and whether what is here would change by the others. Null where it takes one.
 */
const foresee = async (
  { store, sources, context, check = false }: CustomersImport,
  pending: Map<number, SourceRead>,
): Promise<(ImportResult | null)[]> => {
  const { partnerId } = context;
  const idsOf = sources.map(({ tenantId }) => idPrefixes.customer + tenantId);
  const marks = await store.findImportMarks(partnerId, idsOf);
  const marked = new Map(marks.map((one) => [one.customerId, one]));
  const results = sources.map((source, index): ImportResult | null => {
    const mark = marked.get(idsOf[index] ?? '');
    const whole = wholeMark(source, context.policy);
    if (mark !== undefined && whole !== null && wholeIn(mark.importHash) === whole) return unchanged(mark.isBlocked);
    const { customer, findings } = readCustomer(source);
    if (customer === undefined) return resultOf(findings, nothing('skipped', []));
    pending.set(index, { source, customer, findings });
    return null;
  });
  const reads = [...pending];
  const known = await loadKnown(
    store,
    partnerId,
    reads.map(([, { customer }]) => customer),
  );
  for (const [at, [index, one]] of reads.entries()) {
    const here = known[at] as KnownCustomer;
    // One that is already here is most likely unchanged, and one of another partner's stays out: reads alone can tell.
    if (!check && one.customer.relationship.is === 'reseller' && here.relationship === undefined) continue;
    const decision = decideCustomer({ ...one, known: here, context });
    if (!check && decision.changes.length + decision.marks.length > 0) continue;
    pending.delete(index);
    results[index] = resultOf(one.findings, decision);
  }
  return results;
};

/**
 * Takes over customers in one transaction: all of each or nothing. What has not changed since the last import is left
 * alone and costs reads only. Yields their results in order once they are recorded: of all of them together, but of one
 * after the other where a key of one clashes with what is here.
 */
export async function* importCustomers(options: CustomersImport): AsyncGenerator<readonly ImportResult[]> {
  const { store, sources, context, alongside } = options;
  const pending = new Map<number, SourceRead>();
  const foreseen = await foresee(options, pending);
  const isWhole = (results: (ImportResult | null)[]): results is ImportResult[] => !results.includes(null);
  if (isWhole(foreseen)) return yield foreseen;
  const write = () =>
    store.transact([context.partnerId], async (tx) => {
      const taken = await takeOver(tx, [...pending.values()], { context, apply: tx.apply });
      const results = [...foreseen];
      for (const [at, index] of [...pending.keys()].entries()) results[index] = taken[at] ?? null;
      if (!isWhole(results)) throw new Error('a customer of an import has no result');
      await alongside?.(tx, results);
      return results;
    });
  const written = await write().catch((error: unknown) => {
    if (!(error instanceof UniqueViolation) || !['customer', 'item'].includes(error.constraint)) throw error;
    return null;
  });
  if (written !== null) return yield written;
  if (sources.length > 1) {
    for (const source of sources) yield* importCustomers({ ...options, sources: [source] });
    return;
  }
  for (const one of pending.values()) yield [await importAlone(options, one)];
}
