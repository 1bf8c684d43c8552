import { schema } from '@untether/graphql';
import {
  type GraphQLCompositeType,
  type GraphQLField,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
} from 'graphql';

const node = schema.getType('Node');
const hasId = (type: GraphQLCompositeType): boolean => isObjectType(type) && type.getFields().id !== undefined;
const isAskable = ({ args }: GraphQLField<unknown, unknown>): boolean => !args.some((arg) => isNonNullType(arg.type));

/**
 * A selection of every field below a type: `entities` says through how many objects with an id it goes. Behind the last
 * one are its id and its leaves; of what may be anything (`Node`), the id.
 */
export const everythingIn = (type: GraphQLCompositeType, entities: number): string => {
  if (type === node) return '{ __typename id }';
  if (isAbstractType(type) && !isInterfaceType(type))
    return `{ __typename ${schema
      .getPossibleTypes(type)
      .map((one) => `... on ${one.name} ${everythingIn(one, entities)}`)
      .join(' ')} }`;
  const fields = Object.values(isInterfaceType(type) || isObjectType(type) ? type.getFields() : {});
  const selected = fields.filter(isAskable).flatMap((field) => {
    const inner = getNamedType(field.type);
    if (!isCompositeType(inner)) return [field.name];
    const left = hasId(inner) || isInterfaceType(inner) ? entities - 1 : entities;
    return left < 0 || (inner.name === 'Error' && entities < 1) ? [] : [`${field.name} ${everythingIn(inner, left)}`];
  });
  return `{ __typename ${selected.join(' ')} }`;
};
