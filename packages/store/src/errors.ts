/** The database was last opened by a newer version of the program. */
export class SchemaTooNew extends Error {
  override readonly name = 'SchemaTooNew';
}

/** The file is a database, but another program's. */
export class ForeignDatabase extends Error {
  override readonly name = 'ForeignDatabase';
}

/** Another process held the database's write lock for too long. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
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
