import type {
  AcceptanceAddition,
  AnyViewer,
  InvitationRegistration,
  Partner,
  Refusal,
  RelationshipRequest,
  RelationshipRequestState,
  RequestedGranularAdmin,
} from '@untether/domain';
import {
  addDays,
  authorizeAnswer,
  findAcceptanceAdditions,
  invitationRefusal,
  isCustomerViewer,
  isProvenFor,
  requestStateAt,
} from '@untether/domain';
import { loadAnswerCase } from '../answer-case.ts';
import type { Ports } from '../ports.ts';

/** What anyone with the link sees; only the state once it can no longer be answered. */
export interface Invitation {
  readonly state: RelationshipRequestState;
  /** null unless it is SENT. */
  readonly requestedAccess: {
    readonly partner: Partner;
    /** The indirect provider whose relationship is established too; null where there is none. */
    readonly provider: Partner | null;
    /** `endsAt`: if it is accepted now. null where no admin privileges are asked for. */
    readonly granularAdmin: (RequestedGranularAdmin & { readonly endsAt: Date }) | null;
    readonly expiresAt: Date;
    /** The company it names; null where it names none. */
    readonly customerCompanyName: string | null;
    /** Since when the viewer's company has the partner; null where it does not, or the viewer is of no company. */
    readonly alreadyPartnerSince: Date | null;
    /** What accepting would add; everything requested where the viewer is of no company. */
    readonly adds: readonly AcceptanceAddition[];
  } | null;
  readonly viewerMayAnswer: boolean;
  /** Why the viewer may not; null when it may. */
  readonly viewerRefusal: Refusal | null;
  /** What a signed-out caller has to give to accept; null where registering is not possible. */
  readonly registration: InvitationRegistration | null;
}

/** Undefined for a link that belongs to no request, or that a newer one replaced. */
export const viewInvitation =
  ({ store, digest, now }: Ports) =>
  async (viewer: AnyViewer | null, token: string): Promise<Invitation | undefined> => {
    const request = await store.findRequestByTokenHash(digest(token));
    if (request === undefined) return undefined;
    const state = requestStateAt(request, now());
    if (state !== 'sent')
      return {
        state,
        requestedAccess: null,
        viewerMayAnswer: false,
        viewerRefusal: invitationRefusal(state),
        registration: null,
      };
    const partner = await store.findPartner(request.partnerId);
    if (partner === undefined) throw new Error('a request of an unknown partner was shown');
    const { indirectProviderId, granularAdmin, expiresAt } = request;
    const provider = indirectProviderId === null ? undefined : await store.findPartner(indirectProviderId);
    const answer = await loadAnswerCase(store, request, viewer);
    const who = authorizeAnswer(answer);
    return {
      state,
      requestedAccess: {
        partner,
        provider: provider ?? null,
        granularAdmin: granularAdmin && { ...granularAdmin, endsAt: addDays(now(), granularAdmin.durationDays) },
        expiresAt,
        customerCompanyName: answer.customer?.companyName ?? null,
        ...(await currentStateOf({ store, request, viewer, mayAnswer: who.may })),
      },
      viewerMayAnswer: who.may,
      viewerRefusal: who.may ? null : who.refusal,
      registration: who.may ? who.registration : null,
    };
  };

/** What already holds between the requester and the viewer's company. */
const currentStateOf = async ({
  store,
  request,
  viewer,
  mayAnswer,
}: Pick<Ports, 'store'> & {
  readonly request: RelationshipRequest;
  readonly viewer: AnyViewer | null;
  readonly mayAnswer: boolean;
}): Promise<Pick<NonNullable<Invitation['requestedAccess']>, 'alreadyPartnerSince' | 'adds'>> => {
  const { partnerId, indirectProviderId, granularAdmin } = request;
  const asAdmin = mayAnswer && viewer !== null && isCustomerViewer(viewer) ? viewer : null;
  const latestOf = async (id: string) =>
    asAdmin !== null && isProvenFor(asAdmin.admin, id)
      ? store.findLatestRelationship(id, asAdmin.customer.id)
      : undefined;
  const requesters = await latestOf(partnerId);
  const provider = indirectProviderId === null ? null : { relationship: await latestOf(indirectProviderId) };
  return {
    alreadyPartnerSince: requesters?.state === 'active' ? requesters.establishedAt : null,
    adds: findAcceptanceAdditions({
      requesterId: partnerId,
      withGranularAdmin: granularAdmin !== null,
      requesters,
      provider,
    }),
  };
};
