import type { ImportFinding } from '../model/entities.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import { fileBlockerIdOf, type RemovalBlocker } from './blocker.ts';
import { importForWaiver, unreadFiles } from './items.ts';
import { rolesFor } from './resolutions.ts';

const resolutions = ['import_again', 'waive'] as const;

type Subject = Pick<
  RemovalBlocker,
  'id' | 'subjectKind' | 'subjectId' | 'subjectName' | 'subjectStatus' | 'rawStatus' | 'quantity' | 'unitType'
>;

const untilImported = (subject: Subject) => ({
  ...subject,
  kind: 'record_incomplete' as const,
  resolutions,
  allowedRoles: rolesFor(resolutions, { kind: 'record_incomplete', subjectKind: subject.subjectKind }),
  allowedUntil: null,
  clearsAt: null,
  billedMeanwhile: true,
  clearAfter: [],
  clearedWith: null,
  refundable: null,
});

/** What blocks because the newest import could not read it; no rule looks at such an item. */
export const incomplete = (subject: Subject, findings: readonly ImportFinding[]): RemovalBlocker => ({
  ...untilImported(subject),
  rule: 'unread_blocks',
  findings: findings.map(({ id, gap, file, path, field, value }) => ({ id, gap, file, path, field, value })),
});

/** An imported item that only our clock ended: it may have been renewed at the vendor. */
export const unseen = (subject: Subject): RemovalBlocker => ({
  ...untilImported(subject),
  rule: 'unseen_blocks',
  findings: [],
});

/** A file's blocker and what a waiver of it covers. */
export interface UnreadFile {
  readonly blocker: RemovalBlocker;
  readonly cover: string;
}

/** One per file of the newest import that could not be read whole: it may name what is not known here. */
export const unreadFileBlockers = (facts: RelationshipFacts): readonly UnreadFile[] =>
  unreadFiles(facts).map(({ file, findings }) => ({
    cover: importForWaiver(findings),
    blocker: incomplete(
      {
        id: fileBlockerIdOf(facts.relationship.id, file),
        subjectKind: 'relationship',
        subjectId: facts.relationship.id,
        subjectName: file,
        subjectStatus: 'active',
        rawStatus: null,
        quantity: null,
        unitType: null,
      },
      findings,
    ),
  }));
