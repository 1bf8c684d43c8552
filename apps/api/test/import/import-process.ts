import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Harness, partner } from './harness.ts';

const script = fileURLToPath(new URL('./import-child.mjs', import.meta.url));

export interface ImportProcess {
  readonly kill: () => void;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null; readonly text: string }>;
}

/** Imports the harness's folder in another process. */
export const startImport = (harness: Harness, flags: readonly string[] = []): ImportProcess => {
  const report = `${harness.dir}-report.txt`;
  const child = spawn(process.execPath, [...flags, script, harness.database, harness.dir, partner.id, report]);
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    text += String(chunk);
  });
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, text }));
  return { kill: () => child.kill('SIGKILL'), ended };
};
