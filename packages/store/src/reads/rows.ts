import type { Customer, RemovalBlockerKind, ResellerRelationship } from '@untether/domain';
import { getTableColumns, type InferSelectModel } from 'drizzle-orm';
import type { Tables } from '../tables/tables.ts';
import { unpackWords } from '../words.ts';

/** A partner's columns that the domain knows. */
export const partnerColumns = ({ partner }: Tables) => {
  const { sequence: _sequence, recordedAt: _recorded, ...columns } = getTableColumns(partner);
  return columns;
};

/** A relationship's columns that the domain knows. */
export const relationshipColumns = ({ relationship }: Tables) => {
  const {
    rowNumber: _number,
    nameKey: _name,
    searchText: _text,
    country: _country,
    removalOrder: _order,
    ...columns
  } = getTableColumns(relationship);
  return columns;
};

export type RelationshipRow = Omit<
  InferSelectModel<Tables['relationship']>,
  'rowNumber' | 'nameKey' | 'searchText' | 'country' | 'removalOrder'
>;

export const toRelationship = (row: RelationshipRow): ResellerRelationship => ({
  ...row,
  blockerKinds: unpackWords<RemovalBlockerKind>(row.blockerKinds),
});

export interface CustomerRow {
  readonly customer: Customer;
  readonly relationship: RelationshipRow;
}
