import { events } from '../dist/src/events/events.js';
import { fieldEntries, itemFields } from '../dist/src/events/item-fields.js';
import { idPrefixes } from '../dist/src/model/entities.js';
import { fieldsName, fieldsOf, shapeWriter } from './event-shapes.mjs';

const ids = (kinds) => kinds.map((kind) => `\`${idPrefixes[kind]}…\``).join(', ');
const block = (language, lines) => `\`\`\`${language}\n${lines.join('\n').replaceAll('readonly ', '')}\n\`\`\``;

/** The generated part of docs/events.md. */
export const catalogue = () => {
  const { entry, words } = shapeWriter();
  const rows = Object.entries(events).map(
    ([type, { subjects, meaning }]) => `| [\`${type}\`](#${type}) | ${ids(subjects)} | ${meaning} |`,
  );
  const sections = Object.entries(events).map(([type, event]) => {
    const more = event.fields.length > 0 ? [`...${fieldsOf(event)}`] : [];
    const shape = [...Object.entries(event.changes).map(entry), ...more];
    return `### ${type}\n\n${block('ts', shape)}\n\n${block('json', [JSON.stringify(event.example, undefined, 1).replace(/\n */g, ' ')])}`;
  });
  const fields = Object.keys(itemFields).map((kind) => {
    const lines = Object.entries(fieldEntries(kind)).map((one) => `  ${entry(one)}`);
    return `type ${fieldsName(kind)} = {\n${lines.join('\n')}\n}`;
  });
  const vocabularies = words().map(([name, values]) => `type ${name} = ${values}`);
  return `| type | subject | when |
| --- | --- | --- |
${rows.join('\n')}

${sections.join('\n\n')}

### Fields of items

${block('ts', fields)}

### Words

${block('ts', vocabularies)}
`;
};
