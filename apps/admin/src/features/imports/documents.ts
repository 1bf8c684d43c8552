import { CommandError } from '../../common/errors.ts';
import { graphql, type ResultOf } from '../../common/graphql.ts';

export const ImportSummary = graphql(`
  fragment ImportSummary on Import @_unmask {
    id
    fileName
    state
    createdAt
    createdBy { name }
    progress { done total }
  }
`);
export type ImportSummaryData = ResultOf<typeof ImportSummary>;

export const importsQuery = graphql(
  `
    query Imports($first: Int, $after: String) {
      imports(first: $first, after: $after) {
        nodes { ...ImportSummary }
        pageInfo { hasNextPage endCursor }
      }
    }
  `,
  [ImportSummary],
);

const Tally = graphql(`
  fragment Tally on ImportTally @_unmask {
    imported
    updated
    unchanged
    skipped
    withProblems
    newItems { kind count }
    blocked
    cleared
    endedAtVendor
    granularAdmin
  }
`);
export type TallyData = ResultOf<typeof Tally>;

const ImportDetails = graphql(
  `
    fragment ImportDetails on Import @_unmask {
      ...ImportSummary
      sizeBytes
      startedAt
      finishedAt
      failure
      check { ...Tally }
      result { ...Tally }
    }
  `,
  [ImportSummary, Tally],
);
export type ImportData = ResultOf<typeof ImportDetails>;

export const importQuery = graphql(
  `
    query Import($id: ID!) {
      import(id: $id) { ...ImportDetails }
    }
  `,
  [ImportDetails],
);

export const reportQuery = graphql(`
  query ImportReport($id: ID!, $kind: ImportLineKind, $first: Int, $after: String) {
    import(id: $id) {
      id
      report(kind: $kind, first: $first, after: $after) {
        nodes { number kind file path reason wayOut }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);
export type ReportLine = NonNullable<ResultOf<typeof reportQuery>['import']>['report']['nodes'][number];

export const startImport = graphql(
  `
    mutation StartImport($importId: ID!) {
      result: startImport(input: { importId: $importId }) {
        __typename
        ... on StartImportPayload { import { ...ImportDetails } }
        ...CommandError
      }
    }
  `,
  [ImportDetails, CommandError],
);

export const cancelImport = graphql(
  `
    mutation CancelImport($importId: ID!) {
      result: cancelImport(input: { importId: $importId }) {
        __typename
        ... on CancelImportPayload { import { ...ImportDetails } }
        ...CommandError
      }
    }
  `,
  [ImportDetails, CommandError],
);

/** A process works on it, or its file is on its way. */
export const isActive = ({ state }: Pick<ImportSummaryData, 'state'>): boolean =>
  state === 'UPLOADING' || state === 'CHECKING' || state === 'IMPORTING';
