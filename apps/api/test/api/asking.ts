import type { AnyViewer, Partner, Viewer } from '@untether/domain';
import type { Services } from '@untether/services';
import { emptyTally } from '@untether/services/import';
import { expect } from 'vitest';
import { guid } from './test-api.ts';
import { emptyRelationship, type World } from './world.ts';

interface Asked {
  readonly id: string;
  readonly token: string;
}
export const registrant = (company: string, fields: object = {}) => ({
  companyName: company,
  tenantId: guid(company),
  domain: `${company.toLowerCase().replaceAll(' ', '-')}.example`,
  country: 'JP',
  adminName: 'Aiko Admin',
  adminEmail: `aiko@${company.toLowerCase().replaceAll(' ', '-')}.example`,
  adminPassword: 'long enough for all',
  ...fields,
});

/** Granular privileges that a request may include. */
export const someRoles = { roles: ['Helpdesk Administrator', 'License Administrator'], durationDays: 180 };

/** What both sides of a request do, over one world. */
export const askingIn = (world: () => World) => {
  const run = async (viewer: AnyViewer | null, name: string, input: object, payload = 'replayed') => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    const answer = await world().api.post(
      viewer,
      `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ... on Error { code message ... on InvitationError { obstacle } ... on NotFoundError { path } }
      ... on ValidationError { issues { path } } ... on ForbiddenError { reason requiredRoles }
      ... on ${type}Payload { ${payload} } } }`,
      { input },
    );
    expect(answer.errors).toBeUndefined();
    return answer.data[name];
  };

  /** Of a customer where one is named, or a receipt of its removal. */
  const ask = async (
    viewer: Viewer,
    { customerId, receiptId, ...input }: { customerId?: string; receiptId?: string; [field: string]: unknown } = {},
  ): Promise<Asked> => {
    const addressee = receiptId ? { receiptId } : customerId ? { customerId } : null;
    const asked = await run(viewer, 'requestResellerRelationship', { addressee, ...input }, 'request { id } link');
    return { id: asked.request.id, token: asked.link.split('#')[1] };
  };

  const accepted = 'replayed relationship { id state partner { name } customerName } organization { id companyName }';
  const accept = (viewer: AnyViewer | null, token: string, input: object = {}) =>
    run(viewer, 'acceptRelationshipRequest', { token, ...input }, accepted);

  const invitation = async (viewer: AnyViewer | null, token: string) =>
    (
      await world().api.post(
        viewer,
        `query ($token: String!) { invitation(token: $token) { state partnerName partnerMpnId partnerKind providerName
        granularAdmin { roles durationDays } granularAdminEndsAt expiresAt customerCompanyName alreadyPartnerSince adds viewerMayAnswer viewerReason viewerObstacle registration } }`,
        { token },
      )
    ).data.invitation;

  const eventsOf = async (viewer: Viewer, customerId?: string) =>
    (
      await world().api.post(
        viewer,
        `query ($filter: EventFilter) { events(first: 100, filter: $filter) { nodes {
        type subjectId correlationId changes actor { kind name } } } }`,
        { filter: customerId === undefined ? null : { customerId } },
      )
    ).data.events.nodes;

  const removed = async (viewer: Viewer, partner: Partner, company: string) => {
    const { customer } = await world().api.addRelationship(emptyRelationship(partner, company));
    return removeFrom(viewer, customer.id);
  };
  const removeFrom = async (viewer: Viewer, customerId: string) => {
    const done = await run(
      viewer,
      'removeResellerRelationship',
      { customerId, attestation: true },
      'receipt { id } relationship { id }',
    );
    expect(done.__typename).toBe('RemoveResellerRelationshipPayload');
    return { customerId, receiptId: done.receipt.id, relationshipId: done.relationship.id };
  };

  return { run, ask, accept, invitation, eventsOf, removed, removeFrom };
};

/** An upload that was checked, and what its check found in these files; returns its id. */
export const beginUpload = async (
  services: Services,
  viewer: Viewer,
  files: readonly string[] = [],
): Promise<string> => {
  const begun = await services.beginUpload(viewer, { fileName: 'september.zip', declaredBytes: null, maxBytes: 1000 });
  if (!begun.ok) throw new Error('the upload was refused');
  const { importId } = begun.ids;
  await services.endUpload({ partnerId: viewer.partner.id, importId, lease: begun.lease });
  const taken = await services.takeUpImport();
  expect(taken?.job.id).toBe(importId);
  if (taken === undefined) return importId;
  const findings = files.map((file) => ({ kind: 'noted' as const, file, path: '', reason: 'is odd', wayOut: 'Look' }));
  const progress = { ...taken.job.progress, lines: findings.length };
  await services.endImport(taken.held, { tally: emptyTally, progress, findings });
  return importId;
};
