/** Thrown by `transact` when a row breaks a unique key (`constraint` names it). */
export class UniqueViolation extends Error {
  override readonly name = 'UniqueViolation';
  readonly constraint: string;
  constructor(constraint: string) {
    super(`unique: ${constraint}`);
    this.constraint = constraint;
  }
}

/** Throw inside `transact` when more partners turn out to be concerned: it rolls back and retries with their locks. */
export class MorePartners extends Error {
  override readonly name = 'MorePartners';
  readonly partnerIds: readonly string[];
  constructor(partnerIds: readonly string[]) {
    super(`more partners are concerned: ${partnerIds.join(', ')}`);
    this.partnerIds = partnerIds;
  }
}
