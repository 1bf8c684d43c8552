import {
  decideBeginUpload,
  decideCancelImport,
  decideStartImport,
  type ImportJob,
  type Outcome,
  refused,
  type Viewer,
} from '@untether/domain';
import type { Ports } from '../ports.ts';
import type { CommandResult, Keyed } from './run-command.ts';
import { decided, notFound, runCommand } from './run-command.ts';

type ImportIds = { readonly importId: string };

/** `lease`: what `addPiece` and `endUpload` are called with. */
export const beginUpload =
  (ports: Ports) =>
  async (
    viewer: Viewer,
    upload: { readonly fileName: string; readonly declaredBytes: number | null; readonly maxBytes: number },
  ): Promise<CommandResult<ImportIds, { readonly lease: string }>> => {
    const importId = ports.newId('importJob');
    const lease = ports.newSecret();
    const partnerId = viewer.partner.id;
    const result = await runCommand<ImportIds>(ports, viewer, {
      name: 'beginUpload',
      permission: 'import',
      input: {},
      idempotencyKey: null,
      decide: async (tx, context) => {
        const open = await tx.listOpenImports(partnerId);
        const outcome = decideBeginUpload({ ...upload, partnerId, id: importId, open, lease }, context);
        return decided(outcome, { ids: { importId } });
      },
    });
    return result.ok ? { ...result, lease } : result;
  };

const aboutImport =
  (name: string, decide: (job: ImportJob, context: Parameters<typeof decideStartImport>[1]) => Outcome) =>
  (ports: Ports) =>
  (
    viewer: Viewer,
    { importId, idempotencyKey }: Keyed<{ readonly importId: string }>,
  ): Promise<CommandResult<ImportIds>> =>
    runCommand(ports, viewer, {
      name,
      permission: 'import',
      input: { importId },
      idempotencyKey,
      decide: async (tx, context) => {
        const [job] = await tx.findImports(viewer.partner.id, [importId]);
        return job === undefined
          ? refused(notFound('import_job'))
          : decided(decide(job, context), { ids: { importId } });
      },
    });

export const startImport = aboutImport('startImport', decideStartImport);
export const cancelImport = aboutImport('cancelImport', decideCancelImport);
