import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { inflateRawSync } from 'node:zlib';
import { Entry, fromRandomAccessReader, RandomAccessReader, type ZipFile } from 'yauzl';
import { type ArchiveLimits, megabyte } from '../archive-limits.ts';
import { joined } from './decode.ts';
import { type ExportSource, SourceError, type SourceFile } from './source.ts';

/** What opening a file takes, without the rest of its entry. */
type Place = Pick<
  Entry,
  'compressedSize' | 'uncompressedSize' | 'relativeOffsetOfLocalHeader' | 'compressionMethod' | 'generalPurposeBitFlag'
>;

/** The bytes of an archive, wherever they are. */
export interface ArchiveBytes {
  readonly size: number;
  /** Fewer only where the archive ends before. */
  readonly read: (start: number, end: number) => Promise<Uint8Array>;
  readonly stream: (start: number, end: number) => AsyncIterable<Uint8Array>;
  readonly close: () => Promise<void>;
}

class ArchiveReader extends RandomAccessReader {
  readonly #bytes: ArchiveBytes;
  constructor(bytes: ArchiveBytes) {
    super();
    this.#bytes = bytes;
  }
  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#bytes.stream(start, end), { objectMode: false });
  }
  /** The reader makes a stream for each of the few bytes it asks for. */
  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    const done = (bytes: Uint8Array) => {
      buffer.set(bytes, offset);
      callback(null, bytes.length);
    };
    this.#bytes.read(position, position + length).then(done, callback);
  }
}

const openReader = promisify<RandomAccessReader, number, object, ZipFile>(fromRandomAccessReader);
const options = { lazyEntries: true, autoClose: false };

const sayWhy = (error: unknown): SourceError => {
  const reason = error instanceof Error ? error.message : String(error);
  return new SourceError(`is not an archive that can be read: ${reason}`);
};

/** The longest that reading the directory goes on before others have their turn. */
const longestTurnMs = 5;

const unpacksTooLarge = (mostBytes: number): SourceError => {
  const most = mostBytes / megabyte;
  return new SourceError(`unpacks to more than ${most} MB, which is all that IMPORT_MAX_UNPACKED_MB allows`, {
    code: 'unpacks_too_large',
    most,
  });
};
const tooManyFiles = (most: number): SourceError =>
  new SourceError(`holds more than ${most} files, which is all that IMPORT_MAX_FILES allows`, {
    code: 'too_many_files',
    most,
  });

/**
 * Every file of the archive by its path in lower case. Names that lead out of it are refused by the reader. Nothing is
 * unpacked here: an archive that says it holds too much is refused, and a file that unpacks to more than it says breaks off.
 */
const readDirectory = (
  archive: ZipFile,
  { mostBytes, mostFiles }: ArchiveLimits,
): Promise<ReadonlyMap<string, readonly [path: string, Place]>> =>
  new Promise((resolve, reject) => {
    const files = new Map<string, readonly [string, Place]>();
    let bytes = 0;
    let entries = 0;
    let lastTurn = performance.now();
    archive.on('entry', (entry: Entry) => {
      const { fileName, compressedSize, uncompressedSize, relativeOffsetOfLocalHeader } = entry;
      const { compressionMethod, generalPurposeBitFlag } = entry;
      bytes += uncompressedSize;
      entries += 1;
      if (bytes > mostBytes) return reject(unpacksTooLarge(mostBytes));
      if (entries > mostFiles) return reject(tooManyFiles(mostFiles));
      if (!fileName.endsWith('/')) {
        const place = {
          compressedSize,
          uncompressedSize,
          relativeOffsetOfLocalHeader,
          compressionMethod,
          generalPurposeBitFlag,
        };
        files.set(fileName.toLowerCase(), [fileName, place]);
      }
      if (performance.now() - lastTurn < longestTurnMs) return archive.readEntry();
      setImmediate(() => {
        lastTurn = performance.now();
        archive.readEntry();
      });
    });
    archive.on('end', () => resolve(files));
    archive.on('error', (error: unknown) => reject(sayWhy(error)));
    archive.readEntry();
  });

const entryOf = (place: Place): Entry => Object.assign(Object.create(Entry.prototype), place);

async function* bytesOf(archive: ZipFile, place: Place): AsyncGenerator<Uint8Array> {
  // One that unpacks to another size than the archive says breaks off, so it is never larger than that.
  yield* await archive.openReadStreamPromise(entryOf(place));
}

const why = (error: unknown): SourceError =>
  new SourceError(`cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`);

async function* unpacked(archive: ZipFile, place: Place): AsyncGenerator<Uint8Array> {
  try {
    yield* bytesOf(archive, place);
  } catch (error) {
    throw why(error);
  }
}

/** Unpacking more at once would keep others from their turn. */
const smallBytes = 256 * 1024;
const methods = { stored: 0, deflated: 8 } as const;

/** A small file at once: a stream costs more than what it reads. */
const unpackedWhole = async (archive: ZipFile, bytes: ArchiveBytes, place: Place): Promise<Uint8Array> => {
  const { compressedSize, uncompressedSize: size, compressionMethod: method } = place;
  const entry = entryOf(place);
  const isUsual = !entry.isEncrypted() && (method === methods.stored || method === methods.deflated);
  if (!isUsual || Math.max(size, compressedSize) > smallBytes) return joined(() => unpacked(archive, place));
  try {
    const { fileDataStart: start } = await archive.readLocalFileHeaderPromise(entry, { minimal: true });
    const packed = await bytes.read(start, start + compressedSize);
    const whole = method === methods.stored ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
    if (whole.length !== size) throw new Error(`it has ${whole.length} bytes, not ${size}`);
    return whole;
  } catch (error) {
    throw why(error);
  }
};

/** The folder the export is in: where its list of customers is, nearest to the top. */
const rootOf = (paths: Iterable<string>): string => {
  let root: string | undefined;
  let any = '';
  for (const path of paths) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const isList = /(^|\/)(customers\.(json|csv)|delegatedadminrelationships\.json)$/.test(path);
    if (isList && (root === undefined || depth(folder) < depth(root))) root = folder;
    if (any === '' || depth(folder) < depth(any)) any = folder;
  }
  return root ?? any;
};
const depth = (folder: string): number => folder.split('/').length;

const bytesOfFile = async (file: FileHandle, path: string): Promise<ArchiveBytes> => ({
  size: (await file.stat()).size,
  read: async (start, end) => {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(end - start), 0, end - start, start);
    return buffer.subarray(0, bytesRead);
  },
  stream: (start, end) => createReadStream(path, { start, end: end - 1 }),
  close: () => file.close(),
});

/** A zip of an export's folder, or of what is in it. Only the names of its files are kept in memory. */
export const openZip = async (path: string, limits: ArchiveLimits): Promise<ExportSource> =>
  openZipOf(await bytesOfFile(await open(path), path), limits);

/** The same of a zip that is not a file. */
export const openZipOf = async (bytes: ArchiveBytes, limits: ArchiveLimits): Promise<ExportSource> => {
  const archive = await openReader(new ArchiveReader(bytes), bytes.size, options).catch(async (error: unknown) => {
    await bytes.close();
    throw sayWhy(error);
  });
  const files = await readDirectory(archive, limits).catch(async (error: unknown) => {
    await bytes.close();
    throw error;
  });
  const root = rootOf(files.keys());
  return {
    find: async (path): Promise<SourceFile | undefined> => {
      const found = files.get(root + path.toLowerCase());
      if (found === undefined) return undefined;
      const [name, place] = found;
      const open = () => unpacked(archive, place);
      return {
        path: name.slice(root.length),
        size: place.uncompressedSize,
        open,
        whole: () => unpackedWhole(archive, bytes, place),
      };
    },
    listTop: async () => {
      const names: string[] = [];
      for (const [lower, [name]] of files) {
        const rest = lower.startsWith(root) ? name.slice(root.length) : '/';
        if (!rest.includes('/')) names.push(rest);
      }
      return names;
    },
    close: bytes.close,
  };
};
