import {
  defaultFieldResolver,
  type ExecutionResult,
  type FieldNode,
  type GraphQLError,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { objectTenths, valueTenths } from './cost.ts';
import { type Limits, tooLarge } from './limits.ts';

/** What an execution has put into its answer so far. */
interface Meter {
  tenths: number;
  text: number;
  /** Why it has stopped. */
  excess: GraphQLError | null;
}
/** By its context: every execution has one of its own. */
const meters = new WeakMap<object, Meter>();
const counted = new WeakSet<GraphQLSchema>();

/** The one asked for last: most fields are asked for one after another in the same execution. */
let last: { readonly context: object; readonly meter: Meter } | undefined;

const meterOf = (context: object): Meter => {
  if (last?.context === context) return last.meter;
  const meter = meters.get(context) ?? { tenths: 0, text: 0, excess: null };
  meters.set(context, meter);
  last = { context, meter };
  return meter;
};

/** Makes the resolvers of a schema count what they answer, and stop when it is too much. */
export const countAnswers = (schema: GraphQLSchema, limits: Limits): void => {
  if (counted.has(schema)) return;
  counted.add(schema);
  const check = createCheck(limits);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const named = getNamedType(field.type);
      if (isCompositeType(named)) field.resolve = countingObjects(field, check);
      else if (!isShort(named)) field.resolve = countingText(field, check);
    }
  }
};

/** Numbers, enum values, ids and instants: what they weigh is counted with their object, and their text is short. */
const isShort = (type: GraphQLNamedType): boolean =>
  isEnumType(type) || ['ID', 'Int', 'Float', 'Boolean', 'DateTime'].includes(type.name);

type Check = (meter: Meter) => void;
type Resolver = GraphQLFieldResolver<unknown, object>;

const createCheck =
  (limits: Limits): Check =>
  (meter) => {
    if (meter.tenths > limits.objects * objectTenths) meter.excess ??= tooMuch('objects', limits.objects);
    else if (meter.text > limits.text) meter.excess ??= tooMuch('characters', limits.text);
    if (meter.excess !== null) throw meter.excess;
  };

/** Goes on with what a resolver gives, at once where it is there. */
const whenGiven = (value: unknown, take: (value: unknown) => unknown): unknown =>
  isPromise(value) ? value.then(take) : take(value);

/** An object weighs what it is and the values selected of it. */
const countingObjects = (
  { type, resolve = defaultFieldResolver }: GraphQLField<unknown, object>,
  check: Check,
): Resolver => {
  const isList = isListType(getNullableType(type));
  return (source, args, context, info) => {
    const meter = meterOf(context);
    const weight = objectTenths + valueTenths * valuesIn(info);
    if (!isList) meter.tenths += weight;
    check(meter);
    const value = resolve(source, args, context, info);
    if (!isList) return value;
    return whenGiven(value, (list) => {
      if (Array.isArray(list)) meter.tenths += weight * list.length;
      check(meter);
      return list;
    });
  };
};

const countingText = ({ resolve = defaultFieldResolver }: GraphQLField<unknown, object>, check: Check): Resolver => {
  return (source, args, context, info) =>
    whenGiven(resolve(source, args, context, info), (value) => {
      const meter = meterOf(context);
      if (typeof value === 'string') meter.text += value.length;
      else if (Array.isArray(value)) for (const one of value) if (typeof one === 'string') meter.text += one.length;
      check(meter);
      return value;
    });
};

const values = new WeakMap<FieldNode, number>();

/** How many fields without fields of their own are selected of one object, in any of its types. */
const valuesIn = ({ fieldNodes, fragments }: GraphQLResolveInfo): number => {
  const inSet = (set: SelectionSetNode | undefined): number =>
    (set?.selections ?? []).reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + (selection.selectionSet === undefined ? 1 : 0);
      const inner = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection;
      return sum + inSet(inner?.selectionSet);
    }, 0);
  let sum = 0;
  for (const node of fieldNodes) {
    const known = values.get(node);
    const count = known ?? inSet(node.selectionSet);
    if (known === undefined) values.set(node, count);
    sum += count;
  }
  return sum;
};

/** An answer that was cut is none: its parts would look like a whole. */
export const wholeAnswer = (result: ExecutionResult, context: object): ExecutionResult => {
  const { excess } = meterOf(context);
  return excess === null ? result : { errors: [excess] };
};

const tooMuch = (what: string, limit: number): GraphQLError =>
  tooLarge({ message: `The answer has more than ${limit} ${what}: ask for less at a time.`, limit });

const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
