import { seededRandom } from '@untether/fixtures';
import { schema } from '@untether/graphql';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

export interface MadeDocument {
  readonly source: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * A document that may ask anything of `Query`: aliases, variables, fragments with and without names, @skip and @include,
 * and now and then an argument that is refused. `ids` are what an id may be.
 */
export const makeDocument = (seed: number, ids: readonly string[]): MadeDocument => {
  const random = seededRandom(seed);
  const dice = (sides: number): number => random.between(0, sides - 1);
  const pick = <T>(from: readonly T[]): T | undefined => from[dice(from.length)];
  const declared: string[] = [];
  const variables: Record<string, unknown> = {};
  const fragments: string[] = [];

  const sampleOf = (type: GraphQLInputType): unknown => {
    const inner = getNullableType(type);
    if (isListType(inner)) return Array.from({ length: dice(3) }, () => sampleOf(inner.ofType));
    if (isEnumType(inner)) return pick(inner.getValues())?.name;
    if (isInputObjectType(inner)) {
      const fields = Object.values(inner.getFields());
      const given = inner.isOneOf ? [fields[dice(fields.length)]] : fields.filter(() => dice(4) === 0);
      return Object.fromEntries(given.flatMap((field) => (field ? [[field.name, sampleOf(field.type)]] : [])));
    }
    if (inner.name === 'Int') return pick([1, 2, 3, 25, 0]);
    if (inner.name === 'Boolean') return dice(2) === 0;
    if (inner.name === 'DateTime') return '2026-06-20T00:00:00Z';
    return inner.name === 'ID' ? pick(ids) : pick(['a', 'Company', '会社', '']);
  };
  /** As a variable, or undefined where the argument is left out. */
  const given = ({ name, type, defaultValue }: GraphQLArgument): string | undefined => {
    const isNeeded = isNonNullType(type) && defaultValue === undefined;
    if (!isNeeded && dice(name === 'first' ? 2 : 5) > 0) return undefined;
    if (name === 'after' || name === 'before') return dice(4) === 0 ? `${name}: "no cursor"` : undefined;
    const variable = `v${declared.length}`;
    declared.push(`$${variable}: ${type}`);
    variables[variable] = sampleOf(type);
    return `${name}: $${variable}`;
  };
  const directive = (): string => {
    if (dice(12) > 0) return '';
    const variable = `v${declared.length}`;
    declared.push(`$${variable}: Boolean!`);
    variables[variable] = dice(2) === 0;
    return ` @${dice(2) === 0 ? 'skip' : 'include'}(if: $${variable})`;
  };

  const ofField = (field: GraphQLField<unknown, unknown>, depth: number): string | undefined => {
    const named = getNamedType(field.type);
    if (isCompositeType(named) && depth === 0) return undefined;
    const args = field.args.flatMap((arg) => given(arg) ?? []);
    const alias = dice(10) === 0 ? `a${dice(1000)}: ` : '';
    const called = args.length === 0 ? field.name : `${field.name}(${args.join(', ')})`;
    const inner = isCompositeType(named) ? ` ${ofType(named, depth - 1)}` : '';
    // Fields of one name may differ in their arguments: those have names of their own.
    const own = args.length > 0 && alias === '' ? `b${declared.length}: ` : alias;
    return `${own}${called}${directive()}${inner}`;
  };
  const ofType = (type: GraphQLNamedType, depth: number): string => {
    if (isAbstractType(type)) {
      const some = schema.getPossibleTypes(type).filter(() => dice(3) === 0);
      const parts = some.map((one) => `... on ${one.name} ${ofType(one, depth)}`);
      return `{ __typename ${parts.join(' ')} }`;
    }
    if (!isObjectType(type)) return '{ __typename }';
    const fields = Object.values(type.getFields());
    const most = depth > 2 ? 4 : 6;
    const chosen = Array.from({ length: 1 + dice(most) }, () => fields[dice(fields.length)]);
    const once = [...new Set(chosen)].flatMap((field) => (field && ofField(field, depth)) ?? []);
    const set = `{ ${['__typename', ...once].join(' ')} }`;
    if (type === schema.getQueryType() || dice(8) > 0) return set;
    if (dice(2) === 0) return `{ ... on ${type.name}${directive()} ${set} }`;
    const name = `F${fragments.length}`;
    fragments.push('');
    fragments[Number(name.slice(1))] = `fragment ${name} on ${type.name} ${set}`;
    return `{ ...${name} }`;
  };
  const query = schema.getQueryType();
  if (!query) throw new Error('there is nothing to ask');
  const selection = ofType(query, 5);
  const head = declared.length === 0 ? 'query Made' : `query Made(${declared.join(', ')})`;
  return { source: [`${head} ${selection}`, ...fragments].join('\n'), variables };
};
