import type {
  Change,
  CommandContext,
  CustomerNotice,
  Outcome,
  Refused,
  RelationshipRequest,
  RequestInput,
  StoreTransaction,
  Viewer,
} from '@untether/domain';
import {
  decideRequestRelationship,
  decideResendRequest,
  decideRevokeRequest,
  findForbidden,
  findRequestInputProblem,
  invitationEmails,
  permissionToRequest,
  refused,
} from '@untether/domain';
import type { Ports } from '../ports.ts';
import { invitationMails, linkOf, namesOf, sealLink } from './invitation-mail.ts';
import type { CommandResult, Decided, Keyed } from './run-command.ts';
import { decided, notFound, runCommand } from './run-command.ts';

type Ids = { readonly requestId: string };

/** What is shown once: the link with its token, and drafts of the e-mail that carries it. */
export interface SentInvitation {
  readonly link: string;
  readonly emails: readonly CustomerNotice[];
}
/** `sent` is null when `replayed`: nothing was sent this time. */
export type SentResult = CommandResult<Ids, { readonly sent: SentInvitation | null }>;

/** Who it is for: a customer, that of a receipt, or with neither anyone who has the link. */
type RequestRelationshipInput = Keyed<
  RequestInput & { readonly customerId: string | null; readonly receiptId: string | null }
>;

export const requestResellerRelationship =
  (ports: Ports) =>
  async (viewer: Viewer, input: RequestRelationshipInput): Promise<SentResult> => {
    const { idempotencyKey, ...rest } = input;
    const token = ports.newSecret();
    const requestId = ports.newId('request');
    const sealed = await sealLink(ports, token);
    const result = await runCommand(ports, viewer, {
      name: 'requestResellerRelationship',
      permission: permissionToRequest(input),
      input: rest,
      idempotencyKey,
      decide: async (tx, context) => {
        const addressee = await findAddressee(tx, viewer, input);
        // Wrong input is refused first; otherwise the decision checks it.
        if ('outcome' in addressee) return findRequestInputProblem(input, viewer.partner, ports.policy) ?? addressee;
        const tokenHash = ports.digest(token);
        const { receiptId } = input;
        const command = { partner: viewer.partner, input, ...addressee, receiptId, requestId, tokenHash };
        const to = { partnerId: viewer.partner.id, id: requestId, customerEmail: input.customerEmail };
        const follow = () => invitationMails(to, sealed, context.now);
        return decided(decideRequestRelationship(command, context), { ids: { requestId }, follow });
      },
    });
    return withInvitation(ports, viewer, result, token);
  };

/** Who it is for, by id or by the receipt of a removal; or why it cannot be. */
const findAddressee = async (
  tx: StoreTransaction,
  viewer: Viewer,
  { customerId, receiptId, indirectProviderId }: RequestRelationshipInput,
): Promise<Addressee | Refused> => {
  const partnerId = viewer.partner.id;
  if (indirectProviderId !== null && (await tx.findAssociated(indirectProviderId, [partnerId])).length === 0)
    return refused(notFound('indirect_provider'));
  const [receipt] = receiptId === null ? [] : await tx.findReceipts(partnerId, [receiptId]);
  if (receiptId !== null && receipt === undefined) return refused(notFound('removal_receipt'));
  const wanted = receipt?.customerId ?? customerId;
  return wanted === null ? { customer: null, latest: undefined } : findNamed(tx, partnerId, wanted);
};

type Addressee = Pick<Parameters<typeof decideRequestRelationship>[0], 'customer' | 'latest'>;

const findNamed = async (tx: StoreTransaction, partnerId: string, customerId: string): Promise<Addressee | Refused> => {
  const [customer] = await tx.findKnownCustomers(partnerId, [customerId]);
  if (customer === undefined) return refused(notFound('customer'));
  return { customer, latest: await tx.findLatestRelationship(partnerId, customerId) };
};

export const resendRelationshipRequest =
  (ports: Ports) =>
  async (
    viewer: Viewer,
    input: Keyed<{ readonly requestId: string; readonly expiresInDays: number | null }>,
  ): Promise<SentResult> => {
    const token = ports.newSecret();
    const sealed = await sealLink(ports, token);
    const result = await onRequest(
      ports,
      viewer,
      { name: 'resendRelationshipRequest', ...input },
      async ({ request, tx, context }) => {
        const forbidden = findForbidden(viewer, permissionToRequest(request));
        if (forbidden !== undefined) return refused(forbidden);
        const { customerId, partnerId } = request;
        const [customer = null] = customerId === null ? [] : await tx.findKnownCustomers(partnerId, [customerId]);
        const latest = customerId === null ? undefined : await tx.findLatestRelationship(partnerId, customerId);
        const { expiresInDays } = input;
        const tokenHash = ports.digest(token);
        return decideResendRequest({ request, expiresInDays, customer, latest, tokenHash }, context);
      },
      (request, now) => invitationMails(request, sealed, now),
    );
    return withInvitation(ports, viewer, result, token);
  };

export const revokeRelationshipRequest =
  (ports: Ports) => (viewer: Viewer, input: Keyed<{ readonly requestId: string }>) =>
    onRequest(ports, viewer, { name: 'revokeRelationshipRequest', ...input }, async ({ request, context }) =>
      decideRevokeRequest(request, context),
    );

interface Found {
  readonly request: RelationshipRequest;
  readonly tx: StoreTransaction;
  readonly context: CommandContext;
}

const onRequest = (
  ports: Ports,
  viewer: Viewer,
  command: Keyed<{ readonly name: string; readonly requestId: string; readonly expiresInDays?: number | null }>,
  decide: (found: Found) => Promise<Outcome>,
  follow: (request: RelationshipRequest, now: Date) => readonly Change[] = () => [],
): Promise<CommandResult<Ids>> => {
  const { name, idempotencyKey, ...input } = command;
  return runCommand(ports, viewer, {
    name,
    permission: 'request_relationship',
    input,
    idempotencyKey,
    decide: async (tx, context): Promise<Decided<Ids>> => {
      const [request] = await tx.findRequests(viewer.partner.id, [input.requestId]);
      if (request === undefined) return refused(notFound('relationship_request'));
      const outcome = await decide({ request, tx, context });
      return decided(outcome, { ids: { requestId: request.id }, follow: () => follow(request, context.now) });
    },
  });
};

const withInvitation = async (
  ports: Ports,
  viewer: Viewer,
  result: CommandResult<Ids>,
  token: string,
): Promise<SentResult> => {
  if (!result.ok) return result;
  const [request] = result.replayed ? [] : await ports.store.findRequests(viewer.partner.id, [result.ids.requestId]);
  return { ...result, sent: request === undefined ? null : await invitationOf(ports, viewer, request, token) };
};

const invitationOf = async (
  { store, publicUrl }: Ports,
  { partner }: Viewer,
  request: RelationshipRequest,
  token: string,
): Promise<SentInvitation> => {
  const link = linkOf(publicUrl, token);
  const { granularAdmin, expiresAt } = request;
  const names = { partnerName: partner.name, ...(await namesOf(store, request)) };
  return { link, emails: invitationEmails({ ...names, granularAdmin, expiresAt, link }) };
};
