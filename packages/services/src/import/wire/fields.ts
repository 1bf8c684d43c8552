import * as z from 'zod';
import type { Finding, Place } from '../finding.ts';
import { blocking, shown, unread, wayOuts } from '../finding.ts';
import { isCutOff } from './normalise.ts';

const instantPattern = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?)(?:\.(\d{1,3})\d*)?(Z|[+-]\d{2}:\d{2})?)?$/;
const milliseconds = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/;

/** Vendors write seven decimals, leave the zone out (it is UTC), and mean "none" by the year 1 or by nothing. */
const parseInstant = (text: string): Date | null | undefined => {
  if (text.trim() === '') return null;
  const ms = text.startsWith('/') ? milliseconds.exec(text)?.[1] : undefined;
  if (ms !== undefined) return inYear1(Number(ms)) ? null : valid(new Date(Number(ms)));
  const match = instantPattern.exec(text);
  if (match === null) return undefined;
  const [, day = '', time = '00:00', fraction = '0', zone = 'Z'] = match;
  if (day.startsWith('0001')) return null;
  const seconds = time.length === 5 ? `${time}:00` : time;
  return valid(new Date(`${day}T${seconds}.${fraction.padEnd(3, '0')}${zone}`));
};

const inYear1 = (ms: number): boolean => ms < Date.UTC(1900, 0, 1);
const valid = (instant: Date): Date | undefined => (Number.isNaN(instant.getTime()) ? undefined : instant);

/** The largest quantity, here and in the API: a 32-bit integer. */
export const largestQuantity = 2_147_483_647;

export type WireRecord = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is WireRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list as PowerShell may write it: in an object of its own, or as the only element by itself. */
export const listed = (value: unknown): unknown => {
  if (!isRecord(value)) return value;
  return Array.isArray(value.value) ? value.value : [value];
};

/** The shapes a field may have. Absent and null are the same. */
export const text = z.string().nullish();
export const flag = z.preprocess(
  (value) => (typeof value === 'string' && /^(true|false)$/i.test(value) ? value.toLowerCase() === 'true' : value),
  z.boolean().nullish(),
);
export const amount = z.preprocess(
  (value) => (typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value),
  z.int().nonnegative().max(largestQuantity).nullish(),
);
export const texts = z.preprocess(
  (value) => (typeof value === 'string' ? [value] : value),
  z.array(z.string()).nullish(),
);
export const listOf = <T extends z.ZodType>(element: T) => z.preprocess(listed, z.array(element).nullish());
/** The id of a kind, by itself or in an object that also names it. */
export const kindId = z.preprocess(
  (value) => (isRecord(value) && typeof value.id === 'string' ? value.id : value),
  z.string().nullish(),
);
/** PowerShell 5 writes some dates as objects. */
export const instant = z.preprocess(
  (value) => (isRecord(value) && typeof value.value === 'string' ? value.value : value),
  z
    .string()
    .transform((value, context) => {
      const parsed = parseInstant(value);
      if (parsed !== undefined) return parsed;
      context.addIssue({ code: 'custom', message: `"${value}" is not an instant such as 2026-11-20T09:00:00Z` });
      return z.NEVER;
    })
    .nullish(),
);

type Shape = Readonly<Record<string, z.ZodType>>;
type Values<S extends Shape> = { readonly [K in keyof S]?: z.output<S[K]> | undefined };

interface FieldsRead<S extends Shape> {
  readonly values: Values<S>;
  readonly findings: readonly Finding[];
}

const pathOf = (base: string, path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (whole, part) => (typeof part === 'number' ? `${whole}[${part}]` : `${whole}${whole ? '.' : ''}${String(part)}`),
    base,
  );

const cutOff = 'was cut off by PowerShell: export with ConvertTo-Json -Depth 10';

const known = new WeakMap<Shape, readonly (readonly [string, z.ZodType])[]>();
const fieldsOf = (shape: Shape): readonly (readonly [string, z.ZodType])[] => {
  const fields = known.get(shape) ?? Object.entries(shape);
  known.set(shape, fields);
  return fields;
};

/** Reads each field by itself, so that a broken one does not affect the others. One that rules need blocks. */
export const readFields = <S extends Shape>(options: {
  readonly shape: S;
  readonly record: WireRecord;
  readonly place: Place;
  /** Fields that nothing depends on: the item is as sure without them. */
  readonly cosmetic?: readonly (keyof S & string)[];
}): FieldsRead<S> => {
  const { shape, record, place, cosmetic = [] } = options;
  const values: Record<string, unknown> = {};
  const findings: Finding[] = [];
  for (const [name, type] of fieldsOf(shape)) {
    const value = record[name];
    if (value === undefined || value === null) {
      values[name] = value;
      continue;
    }
    const read = type.safeParse(value);
    const isCut = isCutOff(value);
    if (read.success && !isCut) {
      values[name] = read.data;
      continue;
    }
    const harmless = cosmetic.includes(name);
    const issues = isCut ? [{ path: [], message: cutOff }] : (read.error?.issues ?? []);
    for (const issue of issues) {
      const at = { file: place.file, path: pathOf(place.path, [name, ...issue.path]) };
      const finding = unread(at, '', issue.message, harmless ? wayOuts.withoutIt : wayOuts.incomplete);
      const gap = isCut ? 'value_cut_off' : 'field_unreadable';
      findings.push(harmless ? finding : blocking(finding, gap, { field: name, value: shown(value) }));
    }
  }
  return { values: values as Values<S>, findings };
};

/** The first name that is not empty; vendors leave names empty. */
export const firstName = (names: readonly (string | null | undefined)[], otherwise: string): string =>
  names.find((name) => name?.trim()) ?? otherwise;

/** Used where the record has no start date: long ago, so that it leaves no window and no wait open. */
export const unknownStart = new Date(0);

/** The finding where none of these dates is given. */
export const withoutDate = (record: WireRecord, place: Place, names: readonly string[]): readonly Finding[] => {
  if (names.some((name) => record[name] !== undefined && record[name] !== null)) return [];
  const [first = ''] = names;
  return [unread(place, first, 'the date is missing; 1970-01-01 is used instead', wayOuts.withoutIt)];
};
