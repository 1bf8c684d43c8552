import { type ImportedKind, idPrefixes, say } from '@untether/domain';
import { ImportConnection, ImportLineConnection } from '../connections.ts';
import { builder, orError } from '../core/builder.ts';
import { hasPrefix } from '../core/ids.ts';
import { connect } from '../core/paging.ts';
import { ImportedKindEnum, ImportFailureEnum, ImportLineKindEnum, ImportStateEnum } from '../enums/imports.ts';
import { ActorRef, ImportCountRef, ImportLineRef, ImportProgressRef, ImportRef, ImportTallyRef } from '../refs.ts';
import { viewerOf } from '../viewer-of.ts';

builder.node(ImportRef, {
  description:
    'An export of the vendor’s records that a user uploaded (`POST /api/imports`): it is checked, then imported when `startImport` says so.',
  id: { resolve: (job) => job.id, description: '`imp_…`' },
  isTypeOf: hasPrefix(idPrefixes.importJob),
  loadWithoutCache: (id, context) => context.loaders.imports.load(id),
  fields: (t) => ({
    fileName: t.exposeString('fileName', { description: 'What the uploaded file is called.' }),
    sizeBytes: t.exposeInt('sizeBytes', { description: 'How much of it has arrived, in bytes.' }),
    state: t.expose('state', { type: ImportStateEnum, description: 'How far it has come.' }),
    createdBy: t.expose('createdBy', { type: ActorRef, description: 'Who uploaded it.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the upload began.' }),
    startedAt: t.expose('startedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its import was started; null before that.',
    }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it completed, failed or was cancelled; null before that.',
    }),
    progress: t.expose('progress', {
      type: ImportProgressRef,
      description: 'How far the check, or the import once it was started, has come.',
    }),
    check: t.expose('check', {
      type: ImportTallyRef,
      nullable: true,
      description: 'What an import would do, as far as the check has come; null before its first report.',
    }),
    result: t.expose('result', {
      type: ImportTallyRef,
      nullable: true,
      description: 'What the import has done so far; null before its first report.',
    }),
    failureCode: t.field({
      type: ImportFailureEnum,
      nullable: true,
      description: 'Why it failed, for programs; null unless it FAILED.',
      resolve: ({ failure }) => failure?.code,
    }),
    failure: t.string({
      nullable: true,
      description: 'Why it failed and the way out, in the language of the request; null unless it FAILED.',
      resolve: ({ failure }, _, { language }) => failure && say(language.importFailures, failure),
    }),
    report: t.connection(
      {
        type: ImportLineRef,
        description:
          'What could not be read, was left out or is worth a look, in the order of the list of customers: of the import once it was started, of the check before that. All of it as CSV: `GET /api/exports/imports/{id}.csv`.',
        args: {
          kind: t.arg({ type: ImportLineKindEnum, required: false, description: 'Only this kind; all if left out.' }),
        },
        resolve: ({ id, startedAt }, { kind, ...args }, context) =>
          connect(
            context,
            args,
            context.loaders.linesOfImports({ isCheck: startedAt === null, kind: kind ?? undefined }, id),
          ),
      },
      ImportLineConnection,
    ),
  }),
});

builder.objectType(ImportProgressRef, {
  description: 'How far a check or an import has come.',
  fields: (t) => ({
    done: t.exposeInt('done', { description: 'Customers of the list that are done.' }),
    total: t.exposeInt('total', {
      nullable: true,
      description: 'Customers in the list; null where it does not say, or not yet.',
    }),
  }),
});

builder.objectType(ImportTallyRef, {
  description: 'What an import did, or would do.',
  fields: (t) => ({
    imported: t.int({ description: 'New customers.', resolve: ({ customers }) => customers.imported }),
    updated: t.int({
      description: 'Customers that were here and have changed.',
      resolve: ({ customers }) => customers.updated,
    }),
    unchanged: t.int({
      description: 'Customers whose records are the same as at their last import.',
      resolve: ({ customers }) => customers.unchanged,
    }),
    skipped: t.int({
      description: 'Customers left out; the report says why.',
      resolve: ({ customers }) => customers.skipped,
    }),
    withProblems: t.int({
      description: 'Customers, counted above too, of which something could not be read.',
      resolve: ({ customers }) => customers.withProblems,
    }),
    newItems: t.field({
      type: [ImportCountRef],
      description: 'New items, for the kinds that have any.',
      resolve: ({ items }) => Object.entries(items).map(([kind, count]) => ({ kind: kind as ImportedKind, count })),
    }),
    blocked: t.exposeInt('blocked', { description: 'Customers that something begins to keep from being removed.' }),
    cleared: t.exposeInt('cleared', { description: 'Customers that nothing keeps from being removed any longer.' }),
    endedAtVendor: t.exposeInt('endedAtVendor', {
      description: 'Relationships that the vendor no longer has, marked now.',
    }),
    granularAdmin: t.exposeInt('granularAdmin', {
      description: 'Granular delegated admin relationships that were taken over, changed or ended.',
    }),
    unread: t.int({ description: 'Lines of the report of this kind.', resolve: ({ lines }) => lines.unread }),
    noted: t.int({ description: 'Lines of the report of this kind.', resolve: ({ lines }) => lines.noted }),
    changed: t.int({ description: 'Lines of the report of this kind.', resolve: ({ lines }) => lines.changed }),
  }),
});

builder.objectType(ImportCountRef, {
  description: 'How many items of a kind.',
  fields: (t) => ({
    kind: t.expose('kind', { type: ImportedKindEnum, description: 'The kind.' }),
    count: t.exposeInt('count', { description: 'How many.' }),
  }),
});

builder.objectType(ImportLineRef, {
  description: 'One line of an import’s report.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Its number in the report: 1, 2, 3 …' }),
    kind: t.expose('kind', { type: ImportLineKindEnum, description: 'What it is about.' }),
    file: t.exposeString('file', { description: 'The file, relative to the export.' }),
    path: t.exposeString('path', { description: 'The place in the file; empty for all of it.' }),
    reason: t.exposeString('reason', { description: 'What was found there, in English.' }),
    wayOut: t.exposeString('wayOut', { description: 'What to do about it, in English.' }),
  }),
});

builder.queryFields((t) => ({
  import: t.field({
    type: ImportRef,
    nullable: true,
    description: `One of the partner’s imports; null where there is none, and for viewers who may not import. ${orError}`,
    args: { id: t.arg.id({ required: true, description: '`imp_…`' }) },
    resolve: (_, { id }, { loaders }) => loaders.imports.load(id),
  }),
  imports: t.connection(
    {
      type: ImportRef,
      nullable: true,
      description: `The partner’s imports of uploaded exports, newest first. Only a global admin may see them (FORBIDDEN otherwise). ${orError}`,
      resolve: (_, args, context) =>
        connect(context, args, {
          page: (request) => context.services.lists.imports(viewerOf(context), request),
          count: () => context.services.lists.countImports(viewerOf(context)),
        }),
    },
    ImportConnection,
  ),
}));
