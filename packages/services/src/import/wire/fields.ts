import { z } from 'zod';
import type { ImportFinding, Place } from '../finding.ts';
import { unread, wayOuts } from '../finding.ts';

const instantPattern = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?)(?:\.(\d{1,3})\d*)?(Z|[+-]\d{2}:\d{2})?)?$/;

/** Vendors write seven decimals, leave the zone out (it is UTC), and mean "none" by the year 1. */
const parseInstant = (text: string): Date | null | undefined => {
  const match = instantPattern.exec(text);
  if (match === null) return undefined;
  const [, day = '', time = '00:00', fraction = '0', zone = 'Z'] = match;
  if (day.startsWith('0001')) return null;
  const seconds = time.length === 5 ? `${time}:00` : time;
  const instant = new Date(`${day}T${seconds}.${fraction.padEnd(3, '0')}${zone}`);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
};

/** The largest quantity, here and in the API: a 32-bit integer. */
export const largestQuantity = 2_147_483_647;

/** The shapes a field may have. Absent and null are the same. */
export const text = z.string().nullish();
export const flag = z.boolean().nullish();
export const amount = z.int().nonnegative().max(largestQuantity).nullish();
export const texts = z.array(z.string()).nullish();
export const instant = z
  .string()
  .transform((value, context) => {
    const parsed = parseInstant(value);
    if (parsed !== undefined) return parsed;
    context.addIssue({ code: 'custom', message: `"${value}" is not an instant such as 2026-11-20T09:00:00Z` });
    return z.NEVER;
  })
  .nullish();

type Shape = Readonly<Record<string, z.ZodType>>;
type Values<S extends Shape> = { readonly [K in keyof S]?: z.output<S[K]> | undefined };

interface FieldsRead<S extends Shape> {
  readonly values: Values<S>;
  /** A field that decides whether the item blocks could not be read. */
  readonly unsure: boolean;
  readonly findings: readonly ImportFinding[];
}

export type WireRecord = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is WireRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const pathOf = (base: string, path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (whole, part) => (typeof part === 'number' ? `${whole}[${part}]` : `${whole}${whole ? '.' : ''}${String(part)}`),
    base,
  );

/** Reads each field by itself, so that a broken one does not affect the others. */
export const readFields = <S extends Shape>(options: {
  readonly shape: S;
  readonly record: WireRecord;
  readonly place: Place;
  /** Fields that nothing depends on: the item is as sure without them. */
  readonly cosmetic?: readonly (keyof S & string)[];
}): FieldsRead<S> => {
  const { shape, record, place, cosmetic = [] } = options;
  const values: Record<string, unknown> = {};
  const findings: ImportFinding[] = [];
  let unsure = false;
  for (const [name, type] of Object.entries(shape)) {
    const read = type.safeParse(record[name]);
    if (read.success) {
      values[name] = read.data;
      continue;
    }
    const harmless = cosmetic.includes(name);
    unsure ||= !harmless;
    for (const issue of read.error.issues) {
      const at = { file: place.file, path: pathOf(place.path, [name, ...issue.path]) };
      findings.push(unread(at, '', issue.message, harmless ? wayOuts.withoutIt : wayOuts.keptUnknown));
    }
  }
  return { values: values as Values<S>, unsure, findings };
};

/** The first name that is not empty; vendors leave names empty. */
export const firstName = (names: readonly (string | null | undefined)[], otherwise: string): string =>
  names.find((name) => name?.trim()) ?? otherwise;

/** Used where the record has no start date: long ago, so that it leaves no window and no wait open. */
export const unknownStart = new Date(0);

/** The finding where none of these dates is given. */
export const withoutDate = (record: WireRecord, place: Place, names: readonly string[]): readonly ImportFinding[] => {
  if (names.some((name) => record[name] !== undefined && record[name] !== null)) return [];
  const [first = ''] = names;
  return [unread(place, first, 'the date is missing; 1970-01-01 is used instead', wayOuts.withoutIt)];
};
