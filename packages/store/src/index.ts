export {
  ForeignDatabase,
  MigrationFailed,
  SchemaTooNew,
  StorageUnavailable,
  StoreBusy,
  TransactionMisuse,
  UnknownPartner,
} from './errors.ts';
export type { IdentityStore, Session } from './identity.ts';
export { type OpenStore, openStore, type StoreOptions } from './open-store.ts';
export type { Prunable, Prune } from './prune.ts';
export { findStorageFault, type StorageFault } from './storage-fault.ts';
