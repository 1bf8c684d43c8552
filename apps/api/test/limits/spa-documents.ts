import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DefinitionNode, type DocumentNode, Kind, type OperationDefinitionNode, parse, visit } from 'graphql';

const folder = fileURLToPath(new URL('../../../admin/src', import.meta.url));

const definitions = (): readonly DefinitionNode[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((path) => [...readFileSync(join(folder, path), 'utf8').matchAll(/\bgraphql\(\s*`([^`]*)`/g)])
    .flatMap(([, source = '']) => parse(source).definitions);

interface SpaDocument {
  readonly name: string;
  readonly operation: OperationDefinitionNode;
  readonly document: DocumentNode;
}

/** Every operation of the admin app, with the fragments it spreads: as it is sent. */
export const spaDocuments = (): readonly SpaDocument[] => {
  const all = definitions();
  const needed = (definition: DefinitionNode, known = new Set<DefinitionNode>([definition])): Set<DefinitionNode> => {
    visit(definition, {
      FragmentSpread: ({ name }) => {
        const fragment = all.find((one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name.value);
        if (fragment === undefined || known.has(fragment)) return;
        known.add(fragment);
        needed(fragment, known);
      },
    });
    return known;
  };
  return all.flatMap((operation) =>
    operation.kind === Kind.OPERATION_DEFINITION
      ? [
          {
            name: operation.name?.value ?? '',
            operation,
            document: withoutLocal({ kind: Kind.DOCUMENT, definitions: [...needed(operation)] }),
          },
        ]
      : [],
  );
};

/** The directive that only types are made from is not sent. */
const withoutLocal = (document: DocumentNode): DocumentNode =>
  visit(document, { Directive: ({ name }) => (name.value === '_unmask' ? null : undefined) });
