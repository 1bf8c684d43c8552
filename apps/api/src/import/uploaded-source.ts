import type { ArchiveLimits } from '../archive-limits.ts';
import { joined } from './decode.ts';
import { openSingle } from './folder-source.ts';
import { type ExportSource, SourceError } from './source.ts';
import { openZipOf } from './zip-source.ts';

/** How an upload is cut: every piece but the last is this long. */
export const pieceBytes = 256 * 1024;
/** Pieces kept in memory: what is read at once lies in few places. */
const piecesKept = 32;

/** An uploaded file, in pieces. */
export interface Upload {
  readonly name: string;
  readonly size: number;
  readonly readPiece: (number: number) => Promise<Uint8Array | undefined>;
}

type ReadRange = (start: number, end: number) => AsyncIterable<Uint8Array>;

/** Reads any range; the pieces that were read last stay in memory. */
const createReadRange = ({ readPiece }: Upload): ReadRange => {
  const kept = new Map<number, Promise<Uint8Array>>();
  const fetch = async (number: number): Promise<Uint8Array> => {
    const bytes = await readPiece(number);
    if (bytes === undefined) throw new SourceError('is no longer kept');
    return bytes;
  };
  const pieceAt = (number: number): Promise<Uint8Array> => {
    const piece = kept.get(number) ?? fetch(number);
    kept.delete(number);
    kept.set(number, piece);
    const [oldest] = kept.keys();
    if (kept.size > piecesKept && oldest !== undefined) kept.delete(oldest);
    return piece;
  };
  return async function* read(start, end) {
    for (let at = start; at < end; ) {
      const number = Math.floor(at / pieceBytes);
      const from = number * pieceBytes;
      const bytes = (await pieceAt(number)).subarray(at - from, end - from);
      if (bytes.length === 0) throw new SourceError('is shorter than it was');
      yield bytes;
      at += bytes.length;
    }
  };
};

/** The same export as if the uploaded file were on disk. @throws SourceError */
export const openUpload = async (upload: Upload, limits: ArchiveLimits): Promise<ExportSource> => {
  const { name, size } = upload;
  const read = createReadRange(upload);
  return /\.zip$/i.test(name)
    ? openZipOf(
        { size, stream: read, read: (start, end) => joined(() => read(start, end)), close: async () => {} },
        limits,
      )
    : openSingle({ path: name, size, open: () => read(0, size) });
};
