import { Link } from '@tanstack/react-router';
import { hasCode } from '../../common/errors.ts';
import { PagedRows } from '../../common/lists/PagedRows.tsx';
import { usePagedQuery } from '../../common/lists/paged-list.ts';
import type { Visit } from '../../common/page.ts';
import { usePolling } from '../../common/use-polling.ts';
import { usePermissionRefusal } from '../../common/viewer.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { type Column, DataTable, NameCell } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageBody } from '../../ui/PageBody.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { When } from '../../ui/When.tsx';
import { ChooseExport } from './ChooseExport.tsx';
import { type ImportSummaryData, importsQuery, isActive } from './documents.ts';
import { ImportTag } from './ImportTag.tsx';

const useTexts = textsOf('common', 'imports');

const first = { first: 50, after: null };
export const load = async ({ client }: Visit): Promise<void> => {
  await client.query(importsQuery, first).toPromise();
};

export const Page = () => {
  const { common, imports } = useTexts();
  const format = useFormat();
  const refusal = usePermissionRefusal('IMPORT');
  const state = usePagedQuery({
    document: importsQuery,
    variablesOf: (after) => ({ ...first, after }),
    connectionOf: (data) => data.imports,
  });
  usePolling(state.nodes.some(isActive), importsQuery, first);

  const columns: readonly Column<ImportSummaryData>[] = [
    {
      key: 'file',
      label: imports.file,
      kind: 'name',
      cell: ({ id, fileName }) => (
        <NameCell
          title={
            <Link to="/imports/$importId" params={{ importId: id }}>
              {fileName}
            </Link>
          }
        />
      ),
    },
    { key: 'state', label: common.status, cell: ({ state }) => <ImportTag state={state} /> },
    {
      key: 'done',
      label: imports.customersDone,
      kind: 'number',
      cell: ({ progress }) => format.number(progress.done),
    },
    { key: 'by', label: imports.uploadedBy, cell: ({ createdBy }) => createdBy.name },
    { key: 'at', label: imports.uploadedAt, cell: ({ createdAt }) => <When at={createdAt} time /> },
  ];
  return (
    <>
      <PageHeader title={imports.title} />
      <PageBody>
        {hasCode(state.error, 'FORBIDDEN') ? (
          <EmptyState title={common.forbiddenTitle} text={refusal ?? ''} />
        ) : (
          <>
            <ChooseExport />
            <PagedRows of={state} empty={<EmptyState title={imports.emptyTitle} text={imports.emptyText} />}>
              <DataTable label={imports.title} columns={columns} rows={state.nodes} keyOf={({ id }) => id} empty="" />
            </PagedRows>
          </>
        )}
      </PageBody>
    </>
  );
};
