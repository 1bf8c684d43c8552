export { ForeignDatabase, SchemaTooNew, StoreBusy, TransactionMisuse, UnknownPartner } from './errors.ts';
export type { IdentityStore, Session } from './identity.ts';
export { type OpenStore, openStore, type StoreOptions } from './open-store.ts';
