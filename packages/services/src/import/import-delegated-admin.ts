import type {
  Change,
  CommandContext,
  Decision,
  DelegatedAdminRelationship,
  NewEvent,
  ResellerRelationship,
  Store,
  StoreReads,
} from '@untether/domain';
import { absentMark, begun, fromTo, idPrefixes, newEvent, systemActors } from '@untether/domain';
import { refreshKeptBlockers } from '../kept-blockers.ts';
import { customerPages } from './customer-pages.ts';
import type { ImportContext } from './decide-import.ts';
import type { Draft } from './drafts.ts';
import type { Finding, Place } from './finding.ts';
import { readDelegatedAdmin } from './wire/delegated-admin.ts';

type Row = DelegatedAdminRelationship;

const actingAs = ({ policy, now, newId }: ImportContext): CommandContext => ({
  actor: systemActors.import,
  policy,
  now,
  correlationId: newId('correlation'),
});

const created = (row: Row, context: CommandContext): Decision => ({
  changes: [{ insert: 'delegatedAdminRelationship', row }],
  events: [
    newEvent(context, 'granular-admin-relationship-created', {
      about: row,
      subjectId: row.id,
      changes: begun(row, ['displayName', 'roles', 'durationDays', 'autoExtend', 'status']),
    }),
  ],
});

/** The event of what changed; none for a word that this version does not know, which has none. */
const eventOf = (before: Row, after: Row, context: CommandContext): readonly NewEvent[] => {
  const about = { about: before, subjectId: before.id };
  const status = { from: before.status, to: after.status };
  const said = { ...fromTo(before, { endsAt: after.endsAt }) };
  if (before.status === after.status)
    return said.endsAt === undefined
      ? []
      : [newEvent(context, 'granular-admin-relationship-extended', { ...about, changes: { endsAt: said.endsAt } })];
  if (after.status === 'active') {
    const changes = {
      status,
      activatedAt: fromInstants(before.activatedAt, after.activatedAt),
      endsAt: fromInstants(before.endsAt, after.endsAt),
    };
    return [newEvent(context, 'granular-admin-relationship-activated', { ...about, changes })];
  }
  if (after.status === 'unknown' || after.status === 'approval_pending') return [];
  const changes = { status, endedAt: fromInstants(before.endedAt, after.endedAt) };
  return [newEvent(context, `granular-admin-relationship-${after.status}`, { ...about, changes })];
};

const fromInstants = (from: Date | null, to: Date | null) => ({
  from: from?.toISOString() ?? null,
  to: to?.toISOString() ?? null,
});

const changed = (before: Row, set: Partial<Draft<'delegatedAdminRelationship'>>, context: CommandContext): Decision => {
  const { partnerId, id } = before;
  const change: Change = { update: 'delegatedAdminRelationship', partnerId, id, set };
  return { changes: [change], events: eventOf(before, { ...before, ...set }, context) };
};

const decide = (
  {
    relationship,
    existing,
    draft,
  }: {
    readonly relationship: ResellerRelationship;
    readonly existing: Row | undefined;
    readonly draft: Draft<'delegatedAdminRelationship'>;
  },
  context: CommandContext,
): Decision => {
  const { partnerId, customerId, id: relationshipId } = relationship;
  if (existing === undefined) return created({ ...draft, partnerId, customerId, relationshipId }, context);
  // The same content as at the last import: what was done here stands.
  if (existing.importHash === draft.importHash) return { changes: [], events: [] };
  const { id: _, warnedDays: __, endedBy: ___, ...set } = draft;
  return changed(existing, { ...set, endedAt: draft.endedAt ?? existing.endedAt }, context);
};

/** Writes a decision about one relationship, and what it keeps; in a check only tells whether there is anything to. */
const carryOut = async (
  { store, context, check }: { readonly store: Store; readonly context: ImportContext; readonly check: boolean },
  relationshipId: string,
  decideIn: (reads: StoreReads) => Promise<Decision>,
): Promise<boolean> => {
  const { partnerId } = context;
  const before = await decideIn(store);
  if (check || before.changes.length === 0) return before.changes.length > 0;
  return store.transact([partnerId], async (tx) => {
    const { changes, events } = await decideIn(tx);
    await tx.apply(changes);
    await tx.append(events);
    await refreshKeptBlockers(tx, { partnerId, relationshipIds: [relationshipId] }, context);
    return changes.length > 0;
  });
};

/** Takes over one granular relationship of the directory, in one transaction. Returns the id it names, if it names one. */
export const importGranularAdmin = async (options: {
  readonly store: Store;
  readonly context: ImportContext;
  readonly record: unknown;
  readonly place: Place;
  readonly check: boolean;
}): Promise<{ readonly id: string | undefined; readonly recorded: boolean; readonly findings: readonly Finding[] }> => {
  const { store, context, record, place } = options;
  const { read, findings } = readDelegatedAdmin(record, place);
  if (read === undefined) return { id: undefined, recorded: false, findings };
  const { row, tenantId } = read;
  const { partnerId } = context;
  const relationship = await store.findLatestRelationship(partnerId, `${idPrefixes.customer}${tenantId}`);
  if (relationship?.state !== 'active') {
    const reason = `it is with ${tenantId}, which is no customer here`;
    const wayOut = 'Left out; import the customer first';
    return { id: row.id, recorded: false, findings: [...findings, { kind: 'skipped', ...place, reason, wayOut }] };
  }
  const acting = actingAs(context);
  const recorded = await carryOut(options, relationship.id, async (reads) => {
    const [existing] = await reads.findItems(partnerId, 'delegatedAdminRelationship', [row.id]);
    return decide({ relationship, existing, draft: row }, acting);
  });
  return { id: row.id, recorded, findings };
};

const isOpen = ({ status }: Row): boolean =>
  status === 'active' || status === 'approval_pending' || status === 'unknown';

/** Those that a list which was read whole does not have, have ended. */
export const endAbsentGranularAdmin = async (options: {
  readonly store: Store;
  readonly context: ImportContext;
  readonly file: string;
  readonly isListed: (id: string) => boolean;
  readonly check: boolean;
  /** Called for each that has ended, and after each page of customers, for others to have their turn. */
  readonly report: (findings: readonly Finding[]) => Promise<void>;
}): Promise<number> => {
  const { store, context, file, isListed, report } = options;
  const { partnerId, now } = context;
  let ended = 0;
  for await (const page of customerPages(store, partnerId)) {
    const facts = await store.loadFacts(
      partnerId,
      page.map(({ relationship }) => relationship.id),
    );
    for (const node of facts.flatMap((one) => one.delegatedAdminRelationships)) {
      if (node.importHash === null || !isOpen(node) || isListed(node.id)) continue;
      const acting = actingAs(context);
      await carryOut(options, node.relationshipId, async () =>
        changed(node, { status: 'terminated', endedAt: now, importHash: absentMark }, acting),
      );
      ended += 1;
      const reason = `${node.displayName} is no longer in the list: it has ended`;
      const wayOut = 'The vendor’s word replaced what was here; the event log keeps both';
      await report([{ kind: 'changed', file, path: '', reason, wayOut }]);
    }
    await report([]);
  }
  return ended;
};
