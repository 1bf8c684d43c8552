import { useState } from 'react';
import { ExportLink } from '../../common/ExportLink.tsx';
import { PagedRows } from '../../common/lists/PagedRows.tsx';
import { usePagedQuery } from '../../common/lists/paged-list.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Choice } from '../../ui/Choice.tsx';
import { type Column, DataTable, NameCell } from '../../ui/DataTable.tsx';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import { type ImportLineKind, membersOf } from '../../vocabulary.ts';
import { type ImportData, type ReportLine, reportQuery } from './documents.ts';
import styles from './Imports.module.css';

const useTexts = textsOf('imports', 'vocabulary');

const tones: Partial<Record<ImportLineKind, Tone>> = { UNREAD: 'danger', SKIPPED: 'attention', NOTED: 'info' };

/** What was found in the files, in their order; all of it to be downloaded. */
export const Report = ({ job }: { readonly job: ImportData }) => {
  const { imports, vocabulary } = useTexts();
  const format = useFormat();
  const [kind, setKind] = useState<ImportLineKind | null>(null);
  const { id, startedAt, state } = job;
  const list = usePagedQuery(
    {
      document: reportQuery,
      variablesOf: (after) => ({ id, kind, first: 50, after }),
      connectionOf: (data) => data.import?.report ?? null,
    },
    [id, kind, startedAt, state].join(),
  );
  const columns: readonly Column<ReportLine>[] = [
    {
      key: 'file',
      label: imports.place,
      kind: 'name',
      cell: ({ file, path }) => <NameCell title={<span className={styles.path}>{file}</span>} sub={path} />,
    },
    {
      key: 'kind',
      label: imports.lineKind,
      cell: (line) => <Tag tone={tones[line.kind] ?? 'neutral'}>{vocabulary.ImportLineKind[line.kind]}</Tag>,
    },
    {
      key: 'reason',
      label: imports.reason,
      cell: ({ reason, wayOut }) => (
        <span lang="en" className={styles.finding}>
          {reason}
          <span className="sub">{wayOut}</span>
        </span>
      ),
    },
    { key: 'number', label: imports.number, kind: 'number', cell: ({ number }) => format.number(number) },
  ];
  return (
    <section aria-labelledby="report">
      <div className={styles.bar}>
        <h2 id="report">{startedAt === null ? imports.reportOfCheck : imports.report}</h2>
        <Choice
          label={imports.lineKind}
          value={kind ?? ''}
          onChange={(value) => setKind(membersOf(vocabulary.ImportLineKind).find((one) => one === value) ?? null)}
          none={imports.anyKind}
          options={membersOf(vocabulary.ImportLineKind).map((one) => [one, vocabulary.ImportLineKind[one]])}
        />
        <ExportLink of={`imports/${id}`} label={imports.download} />
      </div>
      <PagedRows of={list}>
        <DataTable
          label={imports.report}
          columns={columns}
          rows={list.nodes}
          keyOf={({ number }) => String(number)}
          empty={imports.nothingFound}
        />
      </PagedRows>
    </section>
  );
};
