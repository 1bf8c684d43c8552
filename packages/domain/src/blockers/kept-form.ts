import type { ImportGap, ItemStatus, RemovalBlockerKind, RemovalResolution, Role } from '../model/vocabulary.ts';
import type { BlockerFinding, BlockerSubjectKind, RemovalBlocker } from './blocker.ts';
import { blockerIdOf, fileBlockerIdOf } from './blocker.ts';
import { type RemovalRuleId, rulesOf } from './removal-rules.ts';
import { rolesFor } from './resolutions.ts';

/*
 * Blockers as a relationship keeps them: a list of lists, the rarely needed last. What is usual is 0, and left out at the
 * end: some 80 bytes a blocker. Roles and ids follow from the rest; sentences are made when they are shown.
 */
type Kept = readonly [
  kind: RemovalBlockerKind,
  subjectId: string,
  subjectName: string,
  resolutions: readonly RemovalResolution[],
  billedMeanwhile: 0 | 1,
  quantity: number | null,
  unitType?: string | 0,
  /** 0: a subscription. */
  subjectKind?: BlockerSubjectKind | 0,
  /** 0: ACTIVE. */
  subjectStatus?: ItemStatus | 0,
  rawStatus?: string | 0,
  /** 0: the first that blockers of its kind may follow. */
  rule?: RemovalRuleId | 0,
  allowedUntil?: number,
  clearsAt?: number,
  clearAfter?: readonly string[] | 0,
  clearedWith?: string | 0,
  refundable?: boolean | 0,
  findings?: readonly KeptFinding[] | 0,
];
type KeptFinding = readonly [
  id: string,
  gap: ImportGap,
  file: string,
  path: string,
  field: string | null,
  value: string | null,
];

/** No date of a blocker is as old as 1970. */
const instantOf = (kept: number | undefined): Date | null => (kept ? new Date(kept) : null);
const textOf = (kept: string | 0 | undefined): string | null => (typeof kept === 'string' ? kept : null);
const listOf = <T>(kept: readonly T[] | 0 | undefined): readonly T[] => kept || [];
const usualRule = (kind: RemovalBlockerKind): RemovalRuleId => rulesOf(kind)[0] ?? 'unknown_blocks';

/** Up to the quantity, of which 0 is one. */
const always = 6;

const keep = (blocker: RemovalBlocker): readonly unknown[] => {
  const { kind, subjectKind, subjectStatus, rule, clearAfter, findings } = blocker;
  const fields: unknown[] = [
    kind,
    blocker.subjectId,
    blocker.subjectName,
    blocker.resolutions,
    blocker.billedMeanwhile ? 1 : 0,
    blocker.quantity,
    blocker.unitType ?? 0,
    subjectKind === 'subscription' ? 0 : subjectKind,
    subjectStatus === 'active' ? 0 : subjectStatus,
    blocker.rawStatus ?? 0,
    rule === usualRule(kind) ? 0 : rule,
    blocker.allowedUntil?.getTime() ?? 0,
    blocker.clearsAt?.getTime() ?? 0,
    clearAfter.length === 0 ? 0 : clearAfter,
    blocker.clearedWith ?? 0,
    blocker.refundable ?? 0,
    findings.length === 0
      ? 0
      : findings.map(({ id, gap, file, path, field, value }) => [id, gap, file, path, field, value]),
  ];
  while (fields.at(-1) === 0 && fields.length > always) fields.pop();
  return fields;
};

/** One blocker over what is kept of it; each field is made when it is asked for. */
class KeptBlocker implements RemovalBlocker {
  readonly #kept: Kept;
  constructor(kept: Kept) {
    this.#kept = kept;
  }
  get id(): string {
    const { subjectKind, subjectId, subjectName } = this;
    return subjectKind === 'relationship' ? fileBlockerIdOf(subjectId, subjectName) : blockerIdOf(subjectId);
  }
  get kind(): RemovalBlockerKind {
    return this.#kept[0];
  }
  get subjectKind(): BlockerSubjectKind {
    return this.#kept[7] || 'subscription';
  }
  get subjectId(): string {
    return this.#kept[1];
  }
  get subjectName(): string {
    return this.#kept[2];
  }
  get subjectStatus(): ItemStatus {
    return this.#kept[8] || 'active';
  }
  get rule(): RemovalRuleId {
    return this.#kept[10] || usualRule(this.kind);
  }
  get resolutions(): readonly RemovalResolution[] {
    return this.#kept[3];
  }
  get allowedRoles(): readonly Role[] {
    return rolesFor(this.resolutions, this);
  }
  get billedMeanwhile(): boolean {
    return this.#kept[4] === 1;
  }
  get quantity(): number | null {
    return this.#kept[5];
  }
  get unitType(): string | null {
    return textOf(this.#kept[6]);
  }
  get rawStatus(): string | null {
    return textOf(this.#kept[9]);
  }
  get allowedUntil(): Date | null {
    return instantOf(this.#kept[11]);
  }
  get clearsAt(): Date | null {
    return instantOf(this.#kept[12]);
  }
  get clearAfter(): readonly string[] {
    return listOf(this.#kept[13]);
  }
  get clearedWith(): string | null {
    return textOf(this.#kept[14]);
  }
  get refundable(): boolean | null {
    const kept = this.#kept[15];
    return typeof kept === 'boolean' ? kept : null;
  }
  get findings(): readonly BlockerFinding[] {
    return listOf(this.#kept[16]).map(([id, gap, file, path, field, value]) => ({ id, gap, file, path, field, value }));
  }
}

/** Empty for none. */
export const writeKept = (blockers: readonly RemovalBlocker[]): string =>
  blockers.length === 0 ? '' : JSON.stringify(blockers.map(keep));

export const readKept = (text: string): readonly RemovalBlocker[] =>
  text === '' ? [] : (JSON.parse(text) as Kept[]).map((kept) => new KeptBlocker(kept));
