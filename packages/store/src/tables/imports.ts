import {
  type Actor,
  type ImportFailure,
  type ImportProgress,
  type ImportTally,
  importLineKinds,
  importStates,
} from '@untether/domain';
import type { Columns } from '../columns/sqlite.ts';

/** Uploaded exports, what an import of each reports, and what was uploaded, until it is over. */
export const defineImports = (c: Columns) => {
  const importJob = c.table(
    'import_job',
    {
      partnerId: c.text('partner_id').notNull(),
      id: c.text('id').notNull(),
      fileName: c.text('file_name').notNull(),
      sizeBytes: c.integer('size_bytes').notNull(),
      pieces: c.integer('pieces').notNull(),
      state: c.choice('state', importStates).notNull(),
      createdBy: c.json<Actor>('created_by').notNull(),
      createdAt: c.instant('created_at').notNull(),
      startedAt: c.instant('started_at'),
      finishedAt: c.instant('finished_at'),
      failure: c.json<ImportFailure | null>('failure'),
      check: c.json<ImportTally | null>('check_tally'),
      result: c.json<ImportTally | null>('result_tally'),
      progress: c.json<ImportProgress>('progress').notNull(),
      lease: c.text('lease'),
      leasedUntil: c.instant('leased_until'),
      attempts: c.integer('attempts').notNull(),
    },
    (t) => [
      c.primaryKey([t.partnerId, t.id]),
      c.index('import_job_by_time').on(t.partnerId, t.createdAt, t.id),
      c.index('import_job_by_state').on(t.state, t.createdAt),
      c.index('import_job_by_upload').on(t.state, t.pieces),
    ],
  );

  const importLine = c.table(
    'import_line',
    {
      partnerId: c.text('partner_id').notNull(),
      id: c.text('id').notNull(),
      importId: c.text('import_id').notNull(),
      isCheck: c.flag('is_check').notNull(),
      number: c.integer('number').notNull(),
      kind: c.choice('kind', importLineKinds).notNull(),
      file: c.text('file').notNull(),
      path: c.text('path').notNull(),
      reason: c.text('reason').notNull(),
      wayOut: c.text('way_out').notNull(),
    },
    (t) => [
      c.primaryKey([t.partnerId, t.id]),
      c.index('import_line_by_number').on(t.partnerId, t.importId, t.isCheck, t.number),
      c.index('import_line_by_kind').on(t.partnerId, t.importId, t.isCheck, t.kind, t.number),
    ],
  );

  const importPiece = c.table(
    'import_piece',
    {
      partnerId: c.text('partner_id').notNull(),
      importId: c.text('import_id').notNull(),
      number: c.integer('number').notNull(),
      bytes: c.bytes('bytes').notNull(),
    },
    (t) => [c.primaryKey([t.partnerId, t.importId, t.number])],
  );

  return { importJob, importLine, importPiece };
};
