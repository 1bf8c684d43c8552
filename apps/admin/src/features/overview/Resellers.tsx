import { Link } from '@tanstack/react-router';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { type Column, DataTable, NameCell } from '../../ui/DataTable.tsx';
import { membersOf, type RemovalOutlook } from '../../vocabulary.ts';
import { stateOf } from './outlooks.ts';

const useTexts = textsOf('overview', 'vocabulary');

type Reseller = {
  readonly resellerId: string | null;
  readonly reseller: { readonly name: string } | null;
  readonly customers: number;
  readonly byOutlook: readonly { readonly outlook: RemovalOutlook; readonly customers: number }[];
};

/** A provider's customers by the reseller they are for, and by what has to happen. */
export const Resellers = ({ rows }: { readonly rows: readonly Reseller[] }) => {
  const { overview: words, vocabulary } = useTexts();
  const format = useFormat();
  const count = ({ resellerId }: Reseller, customers: number, outlook?: RemovalOutlook) => {
    if (customers === 0) return <span className="muted">0</span>;
    // The list has no filter for customers of no reseller.
    if (resellerId === null) return format.number(customers);
    return (
      <Link to="/customers" search={{ reseller: resellerId, ...(outlook ? { state: stateOf[outlook] } : {}) }}>
        {format.number(customers)}
      </Link>
    );
  };
  const columns: readonly Column<Reseller>[] = [
    {
      key: 'reseller',
      label: words.reseller,
      kind: 'name',
      cell: ({ reseller, resellerId }) => <NameCell title={reseller?.name ?? resellerId ?? words.noReseller} />,
    },
    { key: 'customers', label: words.customers, kind: 'number', cell: (row) => count(row, row.customers) },
    ...membersOf(vocabulary.RemovalOutlook).map((outlook) => ({
      key: outlook,
      label: vocabulary.RemovalOutlook[outlook],
      kind: 'number' as const,
      cell: (row: Reseller) =>
        count(row, row.byOutlook.find((one) => one.outlook === outlook)?.customers ?? 0, outlook),
    })),
  ];
  return (
    <DataTable
      label={words.byReseller}
      columns={columns}
      rows={rows}
      keyOf={({ resellerId }) => resellerId ?? ''}
      empty=""
    />
  );
};
