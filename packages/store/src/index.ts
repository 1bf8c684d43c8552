export type { PostgresSettings } from './engines/engine.ts';
export { backupDatabase, type Restored, restoreDatabase } from './engines/sqlite-copies.ts';
export {
  type BackupRefusal,
  BackupRefused,
  CommitUnknown,
  ForeignDatabase,
  ListenRefused,
  MigrationFailed,
  MoveRefused,
  SchemaTooNew,
  StorageUnavailable,
  StoreBusy,
  TransactionMisuse,
  UnknownPartner,
} from './errors.ts';
export type { ExportedRow } from './export-partner.ts';
export type { IdentityStore, Session } from './identity.ts';
export { type MoveProgress, moveDatabase } from './move.ts';
export { type OpenStore, openStore, type StoreOptions } from './open-store.ts';
export type { Prunable, Prune } from './prune.ts';
export { findStorageFault, type StorageFault } from './storage-fault.ts';
