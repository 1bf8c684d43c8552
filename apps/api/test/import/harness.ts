import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { type Event, idPrefixes, type NewId, type Partner, type RelationshipFacts, type Store } from '@untether/domain';
import { mustFit } from '@untether/domain/testing';
import { openStore } from '@untether/store';
import type { ArchiveLimits } from '../../src/archive-limits.ts';
import { CommandError } from '../../src/cli/command.ts';
import { runImport } from '../../src/import/run-import.ts';
import { newDatabase } from '../harness/database.ts';
import { type CustomerFolder, guid, makeFolder, writeExport } from './export-folder.ts';

export const now = new Date('2026-06-01T12:00:00Z');
export const newId: NewId = (kind) => idPrefixes[kind] + randomUUID();

export const partner: Partner = {
  id: 'par_00000000-0000-4000-8000-00000000000a',
  tenantId: '00000000-0000-4000-8000-00000000000a',
  name: 'Test Partner',
  mpnId: null,
  country: null,
  kind: 'direct_bill',
  secondFactorSince: null,
};

export interface Imported {
  readonly code: number;
  /** What was printed. */
  readonly text: string;
  /** Why nothing was done; undefined when something was. */
  readonly refusal: string | undefined;
  /** The report file's lines; none when nothing was found. */
  readonly report: readonly string[];
}

export interface Harness extends AsyncDisposable {
  readonly store: Store;
  readonly dir: string;
  readonly database: string;
  /** Writes the export again and imports it. */
  readonly importAll: (...customers: readonly CustomerFolder[]) => Promise<Imported>;
  /** Imports what lies in the folder. */
  readonly importFolder: (set?: {
    readonly store?: Store;
    readonly path?: string;
    readonly check?: boolean;
    readonly longestMs?: number;
    readonly limits?: ArchiveLimits;
  }) => Promise<Imported>;
  readonly factsOf: (n: number) => Promise<RelationshipFacts | undefined>;
  /** Appended since the last time this was asked. */
  readonly newEvents: () => Promise<readonly Event[]>;
}

const lastPage = { direction: 'forward', limit: 100_000, cursor: null } as const;

export const openHarness = async (): Promise<Harness> => {
  const folder = await makeFolder();
  const dir = join(folder.path, 'export');
  const database = await newDatabase(folder.path);
  const reportFile = join(folder.path, 'report.txt');
  const store = await openStore({ url: database, onAppend: mustFit });
  await store.transact([], (tx) => tx.apply([{ insert: 'partner', row: partner }]));
  let eventsSeen = 0;

  const importFolder = async (set: Parameters<Harness['importFolder']>[0] = {}): Promise<Imported> => {
    await rm(reportFile, { force: true });
    let text = '';
    const out = new Writable({
      write: (chunk, _encoding, done) => {
        text += String(chunk);
        done();
      },
    });
    const options = { store, path: dir, partner: partner.name, newId, out, isTerminal: false, reportFile };
    let refusal: string | undefined;
    const code = await runImport({ ...options, ...set, now: () => now }).catch((thrown: unknown) => {
      if (!(thrown instanceof CommandError)) throw thrown;
      refusal = thrown.message;
      return thrown.exitCode;
    });
    const report = await readFile(reportFile, 'utf8').catch(() => '');
    return { code, text, refusal, report: report.split('\n').filter((line) => line !== '') };
  };

  return {
    store,
    dir,
    database,
    importFolder,
    importAll: async (...customers) => {
      await writeExport(dir, customers);
      return importFolder();
    },
    factsOf: async (n) => {
      const relationship = await store.findLatestRelationship(partner.id, `cus_${guid(n)}`);
      const found = relationship && (await store.loadFacts(partner.id, [relationship.id]));
      return found?.[0];
    },
    newEvents: async () => {
      const all = (await store.listEvents(partner.id, {}, lastPage)).edges.map(({ node }) => node);
      const fresh = all.slice(eventsSeen);
      eventsSeen = all.length;
      return fresh;
    },
    [Symbol.asyncDispose]: async () => {
      await store.close();
      await folder[Symbol.asyncDispose]();
    },
  };
};

export const typesOfNewEvents = async (harness: Harness) => (await harness.newEvents()).map(({ type }) => type);
