// Imports in a process of its own, which a test may starve of memory or kill: DATABASE DIR PARTNER REPORT.
import { randomUUID } from 'node:crypto';
import { idPrefixes } from '@untether/domain';
import { openStore } from '@untether/store';
import { runImport } from '../../dist/import/run-import.js';

const [url, path, partner, reportFile] = process.argv.slice(2);
const store = await openStore({ url });
process.exitCode = await runImport({
  store,
  path,
  partner,
  now: () => new Date('2026-06-01T12:00:00Z'),
  newId: (kind) => idPrefixes[kind] + randomUUID(),
  out: process.stdout,
  isTerminal: false,
  reportFile,
});
await store.close();
