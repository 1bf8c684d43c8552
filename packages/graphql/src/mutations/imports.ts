import { StateError } from '../errors.ts';
import { ImportRef } from '../refs.ts';
import { viewerOf } from '../viewer-of.ts';
import { answered, command } from './command.ts';

const imported = answered('import', ImportRef, 'The import.', (context, { importId }: { readonly importId: string }) =>
  context.loaders.imports.load(importId),
);

command({
  name: 'startImport',
  description:
    'Imports an uploaded export that was checked. It goes on by itself, through restarts too; `Query.import` says how far it is. Only a global admin may.',
  input: (t) => ({ importId: t.id({ required: true, description: 'A CHECKED import.' }) }),
  call: (context, input) => context.services.startImport(viewerOf(context), input),
  errors: [StateError],
  nodes: [imported],
});

command({
  name: 'cancelImport',
  description:
    'Ends an import that is not over, and lets go of what was uploaded. What was imported by then stays. Only a global admin may.',
  input: (t) => ({ importId: t.id({ required: true, description: 'An import that is not over.' }) }),
  call: (context, input) => context.services.cancelImport(viewerOf(context), input),
  errors: [StateError],
  nodes: [imported],
});
