/**
 * The partner that supports a subscription unless another is designated: the customer's indirect provider if there is
 * one, else the partner that sells it. Of several providers the seller, else the first by id.
 */
export const defaultSupportContact = (sellerId: string, providerIds: readonly string[]): string =>
  providerIds.includes(sellerId) ? sellerId : ([...providerIds].sort()[0] ?? sellerId);
