import type {
  AnyViewer,
  CommandContext,
  Outcome,
  PeerRelationship,
  Permission,
  ReleaseRequest,
  StoreTransaction,
  Viewer,
} from '@untether/domain';
import {
  decideDeclineRelease,
  decideRequestRelease,
  decideWithdrawRelease,
  isCustomerViewer,
  isProvenFor,
  refused,
  scopeOf,
} from '@untether/domain';
import { lockAll } from '../lock-all.ts';
import type { Ports } from '../ports.ts';
import type { CommandResult, Keyed } from './run-command.ts';
import { decided, notFound, runEitherSide } from './run-command.ts';

type Released = Promise<CommandResult<{ readonly releaseRequestId: string }>>;

/** A customer's admin asks one of its partners to end their relationship. */
export const requestRelationshipRelease =
  (ports: Ports) =>
  (
    viewer: AnyViewer,
    { idempotencyKey, ...input }: Keyed<{ readonly partnerId: string; readonly reason: string }>,
  ): Released => {
    const { partnerId, reason } = input;
    const locked = new Set([partnerId]);
    return runEitherSide(ports, viewer, {
      name: 'requestRelationshipRelease',
      permission: 'request_release',
      input,
      idempotencyKey,
      findPartner: async ({ admin, customer }) =>
        (isProvenFor(admin, partnerId) &&
          (await ports.store.findLatestRelationship(partnerId, customer.id))?.partnerId) ||
        notFound('partner'),
      decide: async (tx, context) => {
        const relationship =
          isCustomerViewer(viewer) && isProvenFor(viewer.admin, partnerId)
            ? await tx.findLatestRelationship(partnerId, viewer.customer.id)
            : undefined;
        if (relationship?.state !== 'active') return refused(notFound('partner'));
        const { customerId } = relationship;
        const [latest] = await tx.findLatestReleaseRequests(partnerId, [relationship.id]);
        const providers = await findProviders(tx, partnerId, customerId);
        lockAll(locked, partnersOf(providers));
        const id = ports.newId('releaseRequest');
        const outcome = decideRequestRelease({ relationship, latest, reason, id, providers }, context);
        const releaseRequestId = outcome.outcome === 'already' ? (latest?.id ?? id) : id;
        return decided(outcome, { ids: { releaseRequestId } });
      },
    });
  };

/** The customer takes its request back. */
export const withdrawRelationshipRelease =
  (ports: Ports) =>
  (viewer: AnyViewer, input: Keyed<{ readonly releaseRequestId: string }>): Released =>
    onRelease(ports, viewer, {
      ...input,
      name: 'withdrawRelationshipRelease',
      permission: 'request_release',
      decide: decideWithdrawRelease,
    });

/** The partner says that it stays, and why. */
export const declineRelationshipRelease =
  (ports: Ports) =>
  (
    viewer: Viewer,
    { reason, ...input }: Keyed<{ readonly releaseRequestId: string; readonly reason: string }>,
  ): Released =>
    onRelease(ports, viewer, {
      ...input,
      name: 'declineRelationshipRelease',
      permission: 'decline_release',
      said: { reason },
      decide: (found, context) => decideDeclineRelease({ ...found, partner: viewer.partner, reason }, context),
    });

interface Found {
  readonly request: ReleaseRequest;
  readonly providers: readonly PeerRelationship[];
}

/** A command about a request that exists, of the customer that made it or of the partner that is asked. */
const onRelease = (
  ports: Ports,
  viewer: AnyViewer,
  command: Keyed<{
    readonly name: string;
    readonly permission: Permission;
    readonly releaseRequestId: string;
    readonly said?: { readonly reason: string };
    readonly decide: (found: Found, context: CommandContext) => Outcome;
  }>,
): Released => {
  const { releaseRequestId, said, decide, ...rest } = command;
  const locked = new Set<string>();
  return runEitherSide(ports, viewer, {
    ...rest,
    input: { releaseRequestId, ...said },
    findPartner: async (admin) => {
      const [request] = await ports.store.findCustomerReleaseRequests(scopeOf(admin), [releaseRequestId]);
      return request?.partnerId ?? notFound('release_request');
    },
    decide: async (tx, context) => {
      const [request] = isCustomerViewer(viewer)
        ? await tx.findCustomerReleaseRequests(scopeOf(viewer), [releaseRequestId])
        : await tx.findReleaseRequests(viewer.partner.id, [releaseRequestId]);
      if (request === undefined) return refused(notFound('release_request'));
      locked.add(request.partnerId);
      const providers = await findProviders(tx, request.partnerId, request.customerId);
      lockAll(locked, partnersOf(providers));
      return decided(decide({ request, providers }, context), { ids: { releaseRequestId } });
    },
  });
};

/** The providers through which a reseller sells to a customer: their relationships name it, and it is associated here. */
const findProviders = async (
  tx: StoreTransaction,
  partnerId: string,
  customerId: string,
): Promise<readonly PeerRelationship[]> => {
  const peers = await tx.listPeers(partnerId, [customerId]);
  const naming = peers.filter(
    (peer) => peer.partnerKind === 'indirect_provider' && peer.associatedResellerId === partnerId,
  );
  const associated = await Promise.all(naming.map((peer) => tx.findAssociated(peer.partnerId, [partnerId])));
  return naming.filter((_, index) => associated[index]?.length);
};

const partnersOf = (providers: readonly PeerRelationship[]) => providers.map(({ partnerId }) => partnerId);
