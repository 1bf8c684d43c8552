/**
 * What a client's cache has to know of the schema: which types an interface or a union stands for, and which have no id
 * to be kept by. `node scripts/print-cache-facts.mjs FORMAT` prints it for all (json), as a module for graphcache
 * (graphcache, or admin for what our own app needs), and what Apollo wants to know besides (apollo).
 */
import {
  getNamedType,
  getNullableType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  isUnionType,
  lexicographicSortSchema,
} from 'graphql';
import { schema as unsorted } from '../dist/index.js';

const schema = lexicographicSortSchema(unsorted);

const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
const types = Object.values(schema.getTypeMap())
  .filter((type) => !type.name.startsWith('__') && !roots.includes(type))
  .sort((one, other) => (one.name < other.name ? -1 : 1));
const names = (of) => of.map(({ name }) => name).sort();

const isWithoutId = (type) => isObjectType(type) && type.getFields().id === undefined;
const possibleTypesOf = (abstract) =>
  Object.fromEntries(abstract.map((type) => [type.name, names(schema.getPossibleTypes(type))]));

const interfaces = types.filter(isInterfaceType);
const facts = {
  possibleTypes: possibleTypesOf(types.filter((type) => isInterfaceType(type) || isUnionType(type))),
  typesWithoutId: names(types.filter(isWithoutId)),
};
/** What the admin needs: its download is measured, it names the members of unions themselves, and keeps no answers. */
const ofAdmin = {
  possibleTypes: possibleTypesOf(interfaces),
  typesWithoutId: facts.typesWithoutId.filter((name) => !/(Connection|Edge|Payload|Error|Issue|PageInfo)$/.test(name)),
};

const widest = 120;
/** As the formatter breaks it. */
const list = (start, values, end) => {
  const line = `${start}[${values.map((name) => `'${name}'`).join(', ')}]${end}`;
  if (line.length <= widest) return line;
  const indent = /^ */.exec(start)[0];
  return `${start}[\n${values.map((name) => `${indent}  '${name}',`).join('\n')}\n${indent}]${end}`;
};

const graphcache = ({
  possibleTypes,
  typesWithoutId,
}) => `// Generated from the schema by \`npm run generate\`: do not edit.

/** The object types that an interface or a union stands for: graphcache's and Apollo's \`possibleTypes\`. */
export const possibleTypes: Record<string, string[]> = {
${Object.entries(possibleTypes)
  .map(([name, of]) => list(`  ${name}: `, of, ','))
  .join('\n')}
};

/** Types without an id of their own: each such object is a part of the one that has it. */
${list('const typesWithoutId = ', typesWithoutId, ';')}

/** The same as graphcache's \`keys\`. */
export const keys: Record<string, () => null> = Object.fromEntries(typesWithoutId.map((name) => [name, () => null]));
`;

/** Of a field that holds a list, or an object without an id. */
const mergeOf = (owner, { type }) => {
  const named = getNamedType(type);
  if (isLeafType(named)) return undefined;
  if (isListType(getNullableType(type))) return false;
  if (isObjectType(named) && named.getFields().id !== undefined) return undefined;
  // The one viewer, asked for different things by different queries.
  return owner === schema.getQueryType() && isObjectType(named) && !/Connection$/.test(named.name);
};
const policyOf = (type) =>
  Object.values(type.getFields()).flatMap((field) => {
    const merge = mergeOf(type, field);
    return merge === undefined ? [] : [`      ${field.name}: { merge: ${merge} },`];
  });
const policies = [schema.getQueryType(), schema.getSubscriptionType(), ...types]
  .filter((type) => isObjectType(type) && !/(Connection|Edge|Payload)$/.test(type.name))
  .map((type) => [type.name, policyOf(type)])
  .filter(([, fields]) => fields.length > 0);

const apollo = () => `// Generated from the schema by \`npm run generate\`: do not edit.

/**
 * Apollo's \`typePolicies\`: a list, or a part without an id, is replaced by what came last. Apollo does so anyway, but
 * warns that it might be wrong.
 */
export const typePolicies = {
${policies.map(([name, fields]) => `  ${name}: {\n    fields: {\n${fields.join('\n')}\n    },\n  },`).join('\n')}
};
`;

const formats = {
  json: () => `${JSON.stringify(facts, undefined, 2)}\n`,
  graphcache: () => graphcache(facts),
  admin: () => graphcache(ofAdmin),
  apollo,
};
process.stdout.write(formats[process.argv[2]]());
