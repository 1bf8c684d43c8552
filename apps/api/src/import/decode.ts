import type { SourceFile } from './source.ts';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** By the byte order mark; without one, by where the first character of JSON or CSV has its zero. */
const encodingOf = (start: Uint8Array): Encoding => {
  const [a, b] = start;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (start.length < 2) return 'utf-8';
  return b === 0 ? 'utf-16le' : a === 0 ? 'utf-16be' : 'utf-8';
};

/** The text of a file in pieces, whichever of the encodings it has; its byte order mark is left out. */
export async function* textOf({ open }: SourceFile): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let held: Uint8Array = new Uint8Array();
  for await (const bytes of open()) {
    if (decoder === undefined) {
      held = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
      if (held.length < 2) continue;
      decoder = new TextDecoder(encodingOf(held));
      yield decoder.decode(held, { stream: true });
      continue;
    }
    yield decoder.decode(bytes, { stream: true });
  }
  yield decoder === undefined ? new TextDecoder().decode(held) : decoder.decode();
}

const decoders = new Map<Encoding, TextDecoder>();

/** The text of a whole file; its byte order mark is left out. */
export const decoded = (bytes: Uint8Array): string => {
  const encoding = encodingOf(bytes);
  const decoder = decoders.get(encoding) ?? new TextDecoder(encoding);
  decoders.set(encoding, decoder);
  return decoder.decode(bytes);
};

export const joined = async (open: SourceFile['open']): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of open()) pieces.push(piece);
  return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
};

/** The first character that is no white space; undefined for an empty file. */
export const firstCharacter = async (file: SourceFile): Promise<string | undefined> => {
  for await (const piece of textOf(file)) {
    const [character] = piece.trimStart();
    if (character !== undefined) return character;
  }
  return undefined;
};
