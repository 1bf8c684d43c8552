import type { AnswerCase, AnyViewer, RelationshipRequest, StoreReads } from '@untether/domain';

/** Reads everything that decides who may answer a request, from other tenants too. */
export const loadAnswerCase = async (
  reads: StoreReads,
  request: RelationshipRequest,
  viewer: AnyViewer | null,
): Promise<AnswerCase> => {
  const { customerId, partnerId } = request;
  const customer = customerId === null ? undefined : await reads.findCustomerIdentity(customerId);
  if (customer === undefined) return { request, viewer, customer: null, hasAdmins: false, heldByOthers: false };
  const admins = await reads.listCustomerAdmins(customer.id);
  return {
    request,
    viewer,
    customer,
    hasAdmins: admins.some((admin) => admin.disabledAt === null),
    heldByOthers: await reads.isHeldByOthers(customer.id, partnerId),
  };
};
