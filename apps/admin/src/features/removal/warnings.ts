import type { RemovalPreview } from '../../common/commands/affected.ts';

type Warning = RemovalPreview['warnings'][number];
/** What is said of a list of items: their kind, and of those to end at the vendor what their end here rests on. */
export type Said = 'DATA_DELETION' | 'STILL_BILLED' | NonNullable<Warning['endedBy']>;
export type Line = { readonly names: readonly string[] } & Pick<Warning, 'at'> & {
    readonly status: Warning['recordedAs'];
  };
type Part = { readonly message: string } | { readonly of: Said; readonly lines: readonly Line[] };

const saidOf = ({ kind, endedBy }: Warning): Said | null =>
  kind === 'DATA_DELETION' || kind === 'STILL_BILLED' ? kind : endedBy;

const groupBy = <T>(all: readonly T[], keyOf: (one: T) => string): readonly (readonly T[])[] => {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const known = groups.get(keyOf(one));
    if (known) known.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return [...groups.values()];
};

const dayOf = ({ at }: Warning): string => at?.slice(0, 10) ?? '';

const partOf = (alike: readonly Warning[]): readonly Part[] => {
  const [first] = alike;
  const of = first && saidOf(first);
  if (!of || alike.length === 1) return alike.map(({ message }) => ({ message }));
  const lines = groupBy(alike, (one) => `${dayOf(one)} ${one.recordedAs}`).map((together) => ({
    names: together.map(({ subjectName }) => subjectName ?? ''),
    at: together[0]?.at ?? null,
    status: together[0]?.recordedAs ?? null,
  }));
  return [{ of, lines }];
};

/** The warnings of a removal, those of a kind together: of several items alike their names, of one its sentence. */
export const warningsByKind = (
  warnings: readonly Warning[],
): readonly { readonly kind: Warning['kind']; readonly parts: readonly Part[] }[] =>
  groupBy(warnings, ({ kind }) => kind).map((ofKind) => ({
    kind: (ofKind[0] as Warning).kind,
    parts: groupBy(ofKind, (one) => saidOf(one) ?? '').flatMap(partOf),
  }));
