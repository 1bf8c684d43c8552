import {
  type ActivePlace,
  type ImportJob,
  type ImportLine,
  noProgress,
  type ResellerRelationship,
} from '@untether/domain';
import { describe, expect, test } from 'vitest';
import { addCustomer, addPartner } from '../support/adding.ts';
import { ada, minutesAfter, next, noon } from '../support/fixed.ts';
import { planOfLast } from '../support/plans.ts';
import { engines, useStore } from '../support/stores.ts';

const forward = (limit: number, cursor: string | null = null) => ({ direction: 'forward', limit, cursor }) as const;

describe.each(engines)('imports on %s', (engine) => {
  const held = useStore(engine);
  const add = async (fields: Pick<ImportJob, 'partnerId'> & Partial<ImportJob>): Promise<ImportJob> => {
    const row: ImportJob = {
      id: `imp_${next()}`,
      fileName: 'september.zip',
      sizeBytes: 5,
      pieces: 2,
      state: 'checking',
      createdBy: ada,
      createdAt: noon,
      startedAt: null,
      finishedAt: null,
      failure: null,
      check: null,
      result: null,
      progress: noProgress,
      lease: null,
      leasedUntil: null,
      attempts: 0,
      ...fields,
    };
    await held.store.transact([row.partnerId], (tx) => tx.apply([{ insert: 'importJob', row }]));
    return row;
  };
  const addLines = async ({ partnerId, id }: ImportJob, isCheck: boolean, count: number): Promise<ImportLine[]> => {
    const lines = Array.from({ length: count }, (_, at) => ({
      partnerId,
      id: `${id}-${isCheck}-${at + 1}`,
      importId: id,
      isCheck,
      number: at + 1,
      kind: at % 2 === 0 ? ('unread' as const) : ('noted' as const),
      file: 'customers.json',
      path: `items[${at}]`,
      reason: 'is unclear',
      wayOut: 'Export again',
    }));
    await held.store.transact([partnerId], (tx) => tx.apply(lines.map((row) => ({ insert: 'importLine', row }))));
    return lines;
  };

  test('an import is found as it was written, and by its own partner only', async () => {
    const [partner, stranger] = [await addPartner(held.store), await addPartner(held.store)];
    const job = await add({
      partnerId: partner.id,
      failure: { code: 'not_readable', detail: 'is damaged' },
      leasedUntil: minutesAfter(1),
      lease: 'lease',
    });
    expect(await held.store.findImports(partner.id, [job.id])).toEqual([job]);
    expect(await held.store.findImports(stranger.id, [job.id])).toEqual([]);
    expect((await held.store.listImports(stranger.id, forward(9))).edges).toEqual([]);
    expect(await held.store.countImports(stranger.id)).toBe(0);
  });

  test('they are listed newest first, and those that are not over found', async () => {
    const partner = await addPartner(held.store);
    const over = await add({ partnerId: partner.id, state: 'completed' });
    const open = await add({ partnerId: partner.id, state: 'checked', createdAt: minutesAfter(1) });
    const page = await held.store.listImports(partner.id, forward(1));
    expect(page).toMatchObject({ edges: [{ node: open }], hasNextPage: true });
    const rest = await held.store.listImports(partner.id, forward(1, page.edges[0]?.cursor));
    expect(rest).toMatchObject({ edges: [{ node: over }], hasNextPage: false });
    expect(await held.store.countImports(partner.id)).toBe(2);
    expect(await held.store.listOpenImports(partner.id)).toEqual([open]);
  });

  test('lines are listed by their number, by kind if asked, the check’s apart from the import’s', async () => {
    const partner = await addPartner(held.store);
    const job = await add({ partnerId: partner.id });
    const lines = await addLines(job, true, 4);
    await addLines(job, false, 1);
    const query = { importIds: [job.id], isCheck: true };
    const listed = async (kind?: 'unread' | 'noted') => {
      const page = (await held.store.listImportLines(partner.id, { ...query, kind }, forward(9))).get(job.id);
      if (page === undefined || page instanceof Error) throw new Error('no page');
      return page.edges.map(({ node }) => node);
    };
    expect(await listed()).toEqual(lines);
    expect(await listed('noted')).toEqual([lines[1], lines[3]]);
    if (engine === 'sqlite') expect((await planOfLast(held)).join()).toContain('import_line_by_kind');
    expect(await held.store.countImportLines(partner.id, query)).toEqual(new Map([[job.id, 4]]));

    const away = { delete: 'importLine', partnerId: partner.id, importId: job.id, isCheck: true, after: 1 } as const;
    await held.store.transact([partner.id], (tx) => tx.apply([away]));
    expect(await listed()).toEqual([lines[0]]);
    expect(await held.store.countImportLines(partner.id, { ...query, isCheck: false })).toEqual(new Map([[job.id, 1]]));
  });

  test('how an import left customers is told of its own partner’s ACTIVE ones that it had and the vendor has', async () => {
    const [partner, stranger] = [await addPartner(held.store), await addPartner(held.store)];
    const add = async (fields: Partial<ResellerRelationship>) =>
      (await addCustomer(held.store, partner.id, { relationship: { importHash: 'a.-.b', ...fields } })).customer.id;
    const free = await add({});
    const blocked = await add({ blockerKinds: ['active_trial'] });
    const others = [
      await add({ importHash: null }),
      await add({ state: 'removed' }),
      await add({ endedAtVendorAt: noon }),
    ];
    const marks = await held.store.findImportMarks(partner.id, [free, blocked, ...others, 'cus_none']);
    expect(marks).toHaveLength(2);
    expect(marks).toEqual(
      expect.arrayContaining([
        { customerId: free, importHash: 'a.-.b', isBlocked: false },
        { customerId: blocked, importHash: 'a.-.b', isBlocked: true },
      ]),
    );
    if (engine === 'sqlite') expect((await planOfLast(held)).join()).not.toContain('SCAN relationship');
    expect(await held.store.findImportMarks(partner.id, [])).toEqual([]);
    expect(await held.store.findImportMarks(stranger.id, [free, blocked])).toEqual([]);
  });

  test('all ACTIVE relationships of a partner are gone through by name, a few at a time', async () => {
    const [partner, stranger] = [await addPartner(held.store), await addPartner(held.store)];
    await addCustomer(held.store, stranger.id);
    const add = async (companyName: string, relationship: Partial<ResellerRelationship> = {}) =>
      (await addCustomer(held.store, partner.id, { customer: { companyName }, relationship })).customer.id;
    const last = await add('Zeta', { importHash: 'a.-' });
    const namesakes = [await add('Beta'), await add('Beta'), await add('Beta')];
    const first = await add('ALPHA', { importHash: 'a.-' });
    await add('Gone', { state: 'removed' });
    const seen = [];
    for (let after: ActivePlace | null = null; ; after = seen.at(-1) ?? null) {
      const page: readonly ActivePlace[] = await held.store.listActivePlaces(partner.id, after, 2);
      seen.push(...page);
      if (page.length < 2) break;
    }
    expect(seen.map(({ customerId }) => customerId)).toEqual([
      first,
      ...seen.slice(1, 4).map((one) => one.customerId),
      last,
    ]);
    expect(new Set(seen.slice(1, 4).map(({ customerId }) => customerId))).toEqual(new Set(namesakes));
    expect(seen.map(({ isImported }) => isImported)).toEqual([true, false, false, false, true]);
    if (engine === 'sqlite') expect((await planOfLast(held)).join()).toContain('relationship_by_name');
  });

  test('what was uploaded is read piece by piece, and let go of from its end', async () => {
    const [partner, stranger] = [await addPartner(held.store), await addPartner(held.store)];
    const job = await add({ partnerId: partner.id, state: 'completed' });
    const own = { partnerId: partner.id, importId: job.id };
    const pieces = [new Uint8Array([0, 255, 7]), new Uint8Array([1])];
    await held.store.transact([partner.id], (tx) =>
      tx.apply(pieces.map((bytes, number) => ({ insert: 'importPiece', row: { ...own, number, bytes } }))),
    );
    const read = async (of: string, number: number) => {
      const bytes = await held.store.readImportPiece(of, job.id, number);
      return bytes && [...bytes];
    };
    expect(await read(partner.id, 0)).toEqual([0, 255, 7]);
    expect(await read(partner.id, 1)).toEqual([1]);
    expect(await read(stranger.id, 0)).toBeUndefined();
    expect((await held.store.listUploadsToDrop(99)).map(({ id }) => id)).toContain(job.id);
    await held.store.transact([partner.id], (tx) =>
      tx.apply([
        { delete: 'importPiece', ...own, from: 1 },
        { update: 'importJob', partnerId: partner.id, id: job.id, set: { pieces: 0 } },
      ]),
    );
    expect(await read(partner.id, 0)).toEqual([0, 255, 7]);
    expect(await read(partner.id, 1)).toBeUndefined();
    expect((await held.store.listUploadsToDrop(99)).map(({ id }) => id)).not.toContain(job.id);
  });

  test('what is due is found: nobody’s, or whose process fell silent', async () => {
    const partner = await addPartner(held.store);
    const of = { partnerId: partner.id };
    const waiting = await add(of);
    const silent = await add({ ...of, state: 'importing', lease: 'a', leasedUntil: noon });
    const broken = await add({ ...of, state: 'uploading', lease: 'b', leasedUntil: noon });
    await add({ ...of, state: 'importing', lease: 'c', leasedUntil: minutesAfter(1) });
    await add({ ...of, state: 'checked' });
    const due = await held.store.listImportsDue(noon, 99);
    expect(due.filter(({ partnerId }) => partnerId === partner.id)).toEqual([waiting, silent, broken]);
  });
});
