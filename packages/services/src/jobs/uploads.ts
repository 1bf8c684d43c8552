import { uploadEnded } from '@untether/domain';
import type { Ports } from '../ports.ts';
import { findHeld, type Held, renewedLease } from './held-import.ts';

/** Keeps the next piece of an upload. @throws ImportStopped */
export const addPiece =
  ({ store, now }: Ports) =>
  (held: Held, bytes: Uint8Array): Promise<void> =>
    store.transact([held.partnerId], async (tx) => {
      const { partnerId, id, pieces, sizeBytes } = await findHeld(tx, held);
      const set = { pieces: pieces + 1, sizeBytes: sizeBytes + bytes.length, ...renewedLease(now()) };
      await tx.apply([
        { insert: 'importPiece', row: { partnerId, importId: id, number: pieces, bytes } },
        { update: 'importJob', partnerId, id, set },
      ]);
    });

/** The upload is whole: its check follows. @throws ImportStopped */
export const endUpload =
  ({ store }: Ports) =>
  (held: Held): Promise<void> =>
    store.transact([held.partnerId], async (tx) => tx.apply([uploadEnded(await findHeld(tx, held))]));

const uploadsAtOnce = 8;
const piecesAtOnce = 16;

/** Lets go of some of what was uploaded for imports that are over. Returns whether there may be more. */
export const dropUploads =
  ({ store }: Ports) =>
  async (): Promise<boolean> => {
    const uploads = await store.listUploadsToDrop(uploadsAtOnce);
    for (const { partnerId, id, pieces } of uploads) {
      const left = Math.max(0, pieces - piecesAtOnce);
      await store.transact([partnerId], (tx) =>
        tx.apply([
          { delete: 'importPiece', partnerId, importId: id, from: left },
          { update: 'importJob', partnerId, id, set: { pieces: left } },
        ]),
      );
    }
    return uploads.length > 0;
  };
