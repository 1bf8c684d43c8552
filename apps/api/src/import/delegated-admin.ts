import { endAbsentGranularAdmin, importGranularAdmin } from '@untether/services/import';
import type { ExportImport } from './import-options.ts';
import { jsonEntries } from './json-list.ts';
import { BrokenListError, findCut, type ListProgress } from './list.ts';
import type { SourceFile } from './source.ts';

/** Imports the directory's list of granular relationships (GDAP), and ends those that a whole list does not have. */
export const importDelegatedAdmin = async (options: ExportImport, list: SourceFile): Promise<void> => {
  const { store, partner, policy, now, newId, check, report } = options;
  const context = () => ({ partnerId: partner.id, policy, now: now(), newId });
  const says: ListProgress = { totalCount: undefined, about: {} };
  const file = list.path;
  const unread = (reason: string) =>
    report.findings([
      { kind: 'unread', file, path: '', reason, wayOut: 'What it holds is imported; export it again, whole' },
    ]);
  const seen = new Set<string>();
  let done = 0;
  let nameless = false;
  try {
    for await (const { record, path } of jsonEntries(list, says, hasId)) {
      const place = { file, path };
      const { id, recorded, findings } = await importGranularAdmin({ store, context: context(), record, place, check });
      if (id === undefined) nameless = true;
      else seen.add(id);
      done += 1;
      if (recorded) report.granularAdmin(1);
      await report.findings(findings);
    }
  } catch (error) {
    if (!(error instanceof BrokenListError)) throw error;
    return unread(`breaks off: ${error.message}`);
  }
  const cut = findCut(says, done);
  if (cut !== undefined) return unread(cut);
  if (done === 0 || nameless) return;
  const isListed = (id: string) => seen.has(id);
  const ended = await endAbsentGranularAdmin({
    store,
    context: context(),
    file,
    isListed,
    check,
    report: report.findings,
  });
  report.granularAdmin(ended);
};

const hasId = (record: unknown): boolean =>
  typeof record === 'object' && record !== null && ('id' in record || 'Id' in record);
