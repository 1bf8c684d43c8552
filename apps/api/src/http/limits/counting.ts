import {
  defaultFieldResolver,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
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

const meterOf = (context: object): Meter => {
  const known = meters.get(context);
  if (known) return known;
  const meter: Meter = { tenths: 0, text: 0, excess: null };
  meters.set(context, meter);
  return meter;
};

/** Makes the resolvers of a schema count what they answer, and stop when it is too much. */
export const countAnswers = (schema: GraphQLSchema, limits: Limits): void => {
  if (counted.has(schema)) return;
  counted.add(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) field.resolve = counting(field, limits);
  }
};

const counting = (
  { type, resolve = defaultFieldResolver }: GraphQLField<unknown, object>,
  limits: Limits,
): GraphQLFieldResolver<unknown, object> => {
  const isList = isListType(getNullableType(type));
  const isObject = isCompositeType(getNamedType(type));
  const take = (meter: Meter, value: unknown): unknown => {
    if (typeof value === 'string') meter.text += value.length;
    else if (Array.isArray(value)) {
      if (isObject) meter.tenths += objectTenths * value.length;
      else for (const one of value) if (typeof one === 'string') meter.text += one.length;
    }
    if (meter.tenths > limits.objects * objectTenths) meter.excess ??= tooMuch('objects', limits.objects);
    else if (meter.text > limits.text) meter.excess ??= tooMuch('characters', limits.text);
    if (meter.excess !== null) throw meter.excess;
    return value;
  };
  return (source, args, context, info) => {
    const meter = meterOf(context);
    if (meter.excess !== null) throw meter.excess;
    if (!isObject) meter.tenths += valueTenths;
    else if (!isList) meter.tenths += objectTenths;
    const value = resolve(source, args, context, info);
    return isPromise(value) ? value.then((settled) => take(meter, settled)) : take(meter, value);
  };
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
