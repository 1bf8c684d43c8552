import type { Customer, Partner, ResellerRelationship, Store } from '@untether/domain';
import { buildCustomer, buildPartner, buildRelationship } from './builders.ts';

/** Saves a new partner. */
export const addPartner = async (store: Store, fields: Partial<Partner> = {}): Promise<Partner> => {
  const partner = buildPartner(fields);
  await store.transact([], (tx) => tx.apply([{ insert: 'partner', row: partner }]));
  return partner;
};

export interface Listed {
  readonly customer: Customer;
  readonly relationship: ResellerRelationship;
}

/** Saves a new customer and the partner's relationship with it. */
export const addCustomer = async (
  store: Store,
  partnerId: string,
  fields: { readonly customer?: Partial<Customer>; readonly relationship?: Partial<ResellerRelationship> } = {},
): Promise<Listed> => {
  const customer = buildCustomer(fields.customer);
  const relationship = buildRelationship({ partnerId, customerId: customer.id, ...fields.relationship });
  await store.transact([partnerId], (tx) =>
    tx.apply([
      { insert: 'customer', row: customer },
      { insert: 'relationship', row: relationship },
    ]),
  );
  return { customer, relationship };
};

/** Saves another partner's relationship with a customer that is there. */
export const addRelationship = async (
  store: Store,
  fields: Parameters<typeof buildRelationship>[0],
): Promise<ResellerRelationship> => {
  const relationship = buildRelationship(fields);
  await store.transact([fields.partnerId], (tx) => tx.apply([{ insert: 'relationship', row: relationship }]));
  return relationship;
};
