import type { RemovalBlockerKind } from '@untether/domain';
import { getTableColumns, sql } from 'drizzle-orm';
import type { Tables } from '../tables/tables.ts';
import { unpackWords } from '../words.ts';

/** A partner's columns that the domain knows. */
export const partnerColumns = ({ partner }: Tables) => {
  const {
    sequence: _sequence,
    recordedAt: _recorded,
    chained: _chained,
    chainHash: _hash,
    disabledAt: _disabled,
    ...columns
  } = getTableColumns(partner);
  return columns;
};

/** An event's columns but for its link in the chain, which only the chain is read for. */
export const eventColumns = ({ event }: Tables) => {
  const { hash: _hash, digests: _digests, ...columns } = getTableColumns(event);
  return columns;
};

/** A relationship's columns that the domain knows. */
export const relationshipColumns = ({ relationship }: Tables) => {
  const {
    rowNumber: _number,
    nameKey: _name,
    searchText: _text,
    companyName: _company,
    domain: _domain,
    tenantId: _tenant,
    country: _country,
    removalOrder: _order,
    ...columns
  } = getTableColumns(relationship);
  const blockerKinds = sql`${relationship.blockerKinds}`.mapWith((packed: string) =>
    unpackWords<RemovalBlockerKind>(packed),
  );
  return { ...columns, blockerKinds };
};

/** The customer of a relationship, by the relationship's own copies. */
export const customerOf = ({ relationship: r }: Tables) => ({
  id: r.customerId,
  tenantId: r.tenantId,
  companyName: r.companyName,
  domain: r.domain,
  country: r.country,
});
