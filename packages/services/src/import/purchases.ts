import type { RelationshipFacts } from '@untether/domain';
import { idPrefixes } from '@untether/domain';
import type { FindBought, FindPurchase } from './wire/entitlements.ts';
import { noPurchase } from './wire/entitlements.ts';
import type { OrderRead } from './wire/orders.ts';

/** Purchases by the orders of the export. */
export const purchasesIn = (orders: readonly OrderRead[]): FindPurchase => {
  const byId = new Map(orders.map((order) => [order.row.id, order]));
  return (orderId, line) => {
    const order = byId.get(idPrefixes.order + orderId);
    if (order === undefined) return undefined;
    return { at: order.row.createdAt, lineName: order.lineNames.get(line) ?? null, hasLine: order.lineNames.has(line) };
  };
};

/** Purchases by an earlier import. */
export const purchasesKept = (facts: RelationshipFacts | undefined): FindBought => {
  const items = [
    ...(facts?.softwarePurchases ?? []),
    ...[...(facts?.reservations ?? []), ...(facts?.savingsPlans ?? [])].map((one) => ({
      ...one,
      cancellationAllowedUntil: null,
    })),
  ];
  const kept = new Map(
    items
      .filter(({ importHash }) => importHash !== null)
      .map(({ id, name, importHash, purchasedAt, cancellationAllowedUntil }) => {
        const hash = importHash?.split('.')[1] ?? noPurchase;
        return [
          id.slice(id.indexOf('_') + 1),
          {
            purchasedAt,
            lineName: hash === noPurchase ? null : name,
            windowFrom: cancellationAllowedUntil === null ? null : purchasedAt,
            hash,
          },
        ];
      }),
  );
  return (orderLine) => kept.get(orderLine);
};
