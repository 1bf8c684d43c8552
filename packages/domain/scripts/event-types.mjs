import { events } from '../dist/src/events/events.js';
import { fieldEntries, itemFields } from '../dist/src/events/item-fields.js';
import { fieldsName, fieldsOf, shapeWriter } from './event-shapes.mjs';

/** packages/client/src/events.gen.ts */
export const clientTypes = () => {
  const { entry, words } = shapeWriter();
  const line = (declared) => `  readonly ${entry(declared)};`;
  const fields = Object.keys(itemFields).map(
    (kind) => `export interface ${fieldsName(kind)} {\n${Object.entries(fieldEntries(kind)).map(line).join('\n')}\n}`,
  );
  const changes = Object.entries(events).map(([type, event]) => {
    const own = Object.entries(event.changes);
    const block =
      own.length > 0 || event.fields.length === 0
        ? `{\n${own.map((one) => `  ${line(one)}`).join('\n')}\n  }`
        : undefined;
    const shape = [fieldsOf(event), block].filter((part) => part !== undefined).join(' & ');
    return `  /** ${event.meaning} */\n  readonly '${type}': ${shape};`;
  });
  return `// Generated from packages/domain/src/events by \`npm run generate\`: do not edit.

/** RFC 3339, UTC. */
export type Instant = string;
/** A field's value before and after. */
export interface Changed<From, To = From> {
  readonly from: From;
  readonly to: To;
}
/** A field that had no value before. */
export type Began<T> = Changed<null, T>;
/** A field of an item that changed; \`from\` is null where the item is new. */
export type Field<T> = Changed<T | null, T>;

${words()
  .map(([name, values]) => `export type ${name} = ${values};`)
  .join('\n')}

${fields.join('\n\n')}

/** What each type of event says in \`changes\` (\`schemaVersion\` 2). */
export interface EventChanges {
${changes.join('\n')}
}

/** Every type this version knows, as webhooks name them. */
export const eventTypes = [
${Object.keys(events)
  .map((type) => `  '${type}',`)
  .join('\n')}
] as const satisfies readonly (keyof EventChanges)[];
`;
};
