/** The database was last opened by a newer version of the program. */
export class SchemaTooNew extends Error {
  override readonly name = 'SchemaTooNew';
}

/** It is a database, but another program's. */
export class ForeignDatabase extends Error {
  override readonly name = 'ForeignDatabase';
}

/** A migration, of the program or of the database, is not the one that was released. */
export class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed';
}

/** Other processes cannot be heard where that was to be: the cause says why. */
export class ListenRefused extends Error {
  override readonly name = 'ListenRefused';
  constructor(cause: unknown) {
    super('other processes cannot be heard', { cause });
  }
}

/** What was asked for cannot be kept: the file is no longer where it was opened. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
  readonly reason: 'FILE_GONE';
  constructor(reason: 'FILE_GONE', message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Another process held the database's write lock for too long. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
}

/** The connection ended while the commit was under way: whether it was made is not known. Its idempotency key tells. */
export class CommitUnknown extends Error {
  override readonly name = 'CommitUnknown';
}

/** A transaction asked for a partner that does not exist. */
export class UnknownPartner extends Error {
  override readonly name = 'UnknownPartner';
  readonly partnerId: string;
  constructor(partnerId: string) {
    super(`there is no partner ${partnerId}`);
    this.partnerId = partnerId;
  }
}

/** A transaction was misused: a bug in the caller. */
export class TransactionMisuse extends Error {
  override readonly name = 'TransactionMisuse';
}

export type BackupRefusal = 'engine' | 'exists' | 'damaged' | 'foreign' | 'not_empty' | 'in_use';

/** A database that is not moved, and why. */
export class MoveRefused extends Error {
  override readonly name = 'MoveRefused';
  readonly reason: 'not_empty' | 'same_engine' | 'differs';
  constructor(reason: 'not_empty' | 'same_engine' | 'differs', message: string) {
    super(message);
    this.reason = reason;
  }
}

/** A backup that is not made or not restored, and why. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
  readonly reason: BackupRefusal;
  constructor(reason: BackupRefusal, message: string) {
    super(message);
    this.reason = reason;
  }
}
