import { promisify } from 'node:util';
import { Entry, fromRandomAccessReader, open, type RandomAccessReader, type ZipFile } from 'yauzl';
import { type ExportSource, SourceError, type SourceFile } from './source.ts';

/** What an archive may hold: more is no export, or made to exhaust who opens it. */
export const zipLimits = {
  files: 1_000_000,
  /** How much larger its files may be than the archive; JSON seldom packs better. */
  packed: 200,
  /** Bytes that its files may have in any case. */
  leastBytes: 1024 ** 3,
} as const;

/** What opening a file takes, without the rest of its entry. */
type Place = Pick<
  Entry,
  'compressedSize' | 'uncompressedSize' | 'relativeOffsetOfLocalHeader' | 'compressionMethod' | 'generalPurposeBitFlag'
>;

const openFile = promisify<string, object, ZipFile>(open);
const openReader = promisify<RandomAccessReader, number, object, ZipFile>(fromRandomAccessReader);
const options = { lazyEntries: true, autoClose: false };

const sayWhy = (error: unknown): SourceError => {
  const reason = error instanceof Error ? error.message : String(error);
  return new SourceError(`is not an archive that can be read: ${reason}`);
};

/** Every file of the archive by its path in lower case. Names that lead out of it are refused by the reader. */
const readDirectory = (archive: ZipFile): Promise<ReadonlyMap<string, readonly [path: string, Place]>> =>
  new Promise((resolve, reject) => {
    const files = new Map<string, readonly [string, Place]>();
    let bytes = 0;
    const mostBytes = Math.max(archive.fileSize * zipLimits.packed, zipLimits.leastBytes);
    archive.on('entry', (entry: Entry) => {
      const { fileName, compressedSize, uncompressedSize, relativeOffsetOfLocalHeader } = entry;
      const { compressionMethod, generalPurposeBitFlag } = entry;
      bytes += uncompressedSize;
      if (bytes > mostBytes) return reject(new SourceError('unpacks to more than an export has: it is refused'));
      if (files.size >= zipLimits.files) return reject(new SourceError(`holds more than ${zipLimits.files} files`));
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
      archive.readEntry();
    });
    archive.on('end', () => resolve(files));
    archive.on('error', (error: unknown) => reject(sayWhy(error)));
    archive.readEntry();
  });

async function* bytesOf(archive: ZipFile, place: Place): AsyncGenerator<Uint8Array> {
  const entry: Entry = Object.assign(Object.create(Entry.prototype), place);
  const stream = await new Promise<AsyncIterable<Uint8Array>>((resolve, reject) => {
    archive.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened)));
  });
  // One that unpacks to another size than the archive says breaks off, so it is never larger than that.
  yield* stream;
}

async function* unpacked(archive: ZipFile, place: Place): AsyncGenerator<Uint8Array> {
  try {
    yield* bytesOf(archive, place);
  } catch (error) {
    throw new SourceError(`cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`);
  }
}

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

/** A zip of an export's folder, or of what is in it. Only the names of its files are kept in memory. */
export const openZip = (file: string): Promise<ExportSource> => readArchive(openFile(file, options));

/** The same of a zip that is not a file. */
export const openZipOf = (reader: RandomAccessReader, size: number): Promise<ExportSource> =>
  readArchive(openReader(reader, size, options));

const readArchive = async (opening: Promise<ZipFile>): Promise<ExportSource> => {
  const archive = await opening.catch((error: unknown) => {
    throw sayWhy(error);
  });
  const files = await readDirectory(archive).catch((error: unknown) => {
    archive.close();
    throw error;
  });
  const root = rootOf(files.keys());
  return {
    find: async (path): Promise<SourceFile | undefined> => {
      const found = files.get(root + path.toLowerCase());
      if (found === undefined) return undefined;
      const [name, place] = found;
      return { path: name.slice(root.length), size: place.uncompressedSize, open: () => unpacked(archive, place) };
    },
    listTop: async () => {
      const names: string[] = [];
      for (const [lower, [name]] of files) {
        const rest = lower.startsWith(root) ? name.slice(root.length) : '/';
        if (!rest.includes('/')) names.push(rest);
      }
      return names;
    },
    close: async () => archive.close(),
  };
};
