import type {
  AcceptCase,
  AnyViewer,
  CommandContext,
  Customer,
  InvitationRegistration,
  Refused,
  Registrant,
  RelationshipRequest,
  StoreReads,
  StoreTransaction,
} from '@untether/domain';
import {
  already,
  authorizeAnswer,
  deadInvitation,
  decideAcceptRequest,
  findForbidden,
  findRegistrantProblem,
  invitationRefusal,
  isCustomerViewer,
  isProvenFor,
  newCustomerAdmin,
  normaliseEmail,
  refused,
  registeredCompany,
  requestStateAt,
  UniqueViolation,
} from '@untether/domain';
import { loadAnswerCase } from '../answer-case.ts';
import type { Ports } from '../ports.ts';
import { findLeavingReseller } from '../removal-case.ts';
import { createTurnsByKey } from '../turns.ts';
import { claimedKeys, knownHere } from './duplicate-refusals.ts';
import type { CommandResult, Decided, Keyed } from './run-command.ts';
import { carryOut, contextAs, contextOf, decided } from './run-command.ts';

type AcceptInput = Keyed<{ readonly token: string; readonly registrant: Registrant }>;
/** `adminId`: whose acceptance it is, the registrant's where one registered. */
type Ids = { readonly relationshipId: string; readonly customerId: string; readonly adminId: string };
type Accepted = CommandResult<Ids>;

/**
 * A customer accepts, signed in or by registering with the invitation. One answer of a link after the other: many at
 * once cannot find out more than the link allows, and make no work for passwords that never count.
 */
export const acceptRelationshipRequest = (ports: Ports) => {
  const turnsOf = createTurnsByKey({ atOnce: 1, waiting: 7 });
  return (viewer: AnyViewer | null, input: AcceptInput): Promise<Accepted> =>
    turnsOf(ports.digest(input.token), () => accept(ports, viewer, input));
};

const accept = async (
  ports: Ports,
  viewer: AnyViewer | null,
  { token, registrant, idempotencyKey }: AcceptInput,
): Promise<Accepted> => {
  const forbidden = viewer === null ? undefined : findForbidden(viewer, 'answer_relationship_request');
  if (forbidden !== undefined) return { ok: false, refusal: forbidden };
  const tokenHash = ports.digest(token);
  const found = await ports.store.findRequestByTokenHash(tokenHash);
  if (found === undefined) return { ok: false, refusal: invitationRefusal(null) };

  const admin = viewer !== null && isCustomerViewer(viewer) ? viewer.admin : null;
  const adminId = admin?.id ?? ports.newId('user');
  const context =
    viewer === null
      ? contextAs(ports, { kind: 'customer', id: adminId, name: (registrant.adminName ?? '').trim() })
      : contextOf(ports, viewer);
  const isCommon =
    registrant.adminPassword !== null && (await ports.identity.isCommonPassword(registrant.adminPassword));
  const registers =
    admin === null && (await mayRegister(ports.store, found, { registrant, isCommon, now: context.now }));
  if (registers && (await namesWhatIsKnown(ports.store, found, registrant))) {
    await countFailure(ports, found);
    return { ok: false, refusal: knownHere };
  }
  // Before the transaction, because it is slow.
  const passwordHash = registers ? await ports.identity.hashPassword(registrant.adminPassword ?? '') : null;
  const { adminPassword, ...said } = registrant;
  const password =
    idempotencyKey === null || adminPassword === null
      ? null
      : await ports.identity.fingerprintPassword(adminPassword, tokenHash);
  const result = await refusingWhatIsClaimed(() =>
    carryOut<Ids>(
      ports,
      { partnerId: found.partnerId, context, keyPrefix: `${found.id} ` },
      {
        name: 'acceptRelationshipRequest',
        input: { tokenHash, as: admin?.id ?? null, ...said, password },
        idempotencyKey,
        ...(found.indirectProviderId === null ? {} : { alsoLock: [found.indirectProviderId] }),
        decide: (tx, commandContext) =>
          decide({ ports, tx, tokenHash, viewer, registrant, isCommon, adminId, passwordHash }, commandContext),
      },
    ),
  );
  if (!result.ok && result.refusal === knownHere) await countFailure(ports, found);
  return result;
};

/** Another registration may have claimed the same in the meantime. */
const refusingWhatIsClaimed = async (work: () => Promise<Accepted>): Promise<Accepted> => {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof UniqueViolation) || !claimedKeys.includes(thrown.constraint)) throw thrown;
    return { ok: false, refusal: knownHere };
  }
};

/** Whether a signed-out caller gave everything that registering takes; what is wrong with it is decided later. */
const mayRegister = async (
  store: StoreReads,
  request: RelationshipRequest,
  { registrant, isCommon, now }: Pick<Attempt, 'registrant' | 'isCommon'> & { readonly now: Date },
): Promise<boolean> => {
  if (requestStateAt(request, now) !== 'sent') return false;
  const who = authorizeAnswer(await loadAnswerCase(store, request, null));
  return who.may && findRegistrantProblem(registrant, who.registration ?? 'company', isCommon) === undefined;
};

/** Looked up before anything is hashed. */
const namesWhatIsKnown = async (
  store: StoreReads,
  { customerId }: RelationshipRequest,
  registrant: Registrant,
): Promise<boolean> => {
  const { tenantId, domain } = registeredCompany(registrant);
  if (customerId === null && (await store.findCustomersKnownAs(tenantId, domain)).length > 0) return true;
  return store.isEmailTaken(normaliseEmail(registrant.adminEmail ?? ''));
};

const countFailure = ({ store }: Ports, { partnerId, id }: RelationshipRequest): Promise<void> =>
  store.transact([partnerId], async (tx) => {
    const [request] = await tx.findRequests(partnerId, [id]);
    const failedAnswers = (request?.failedAnswers ?? 0) + 1;
    await tx.apply([{ update: 'relationshipRequest', partnerId, id, set: { failedAnswers } }]);
  });

interface Attempt {
  readonly ports: Ports;
  readonly tx: StoreTransaction;
  readonly tokenHash: string;
  readonly viewer: AnyViewer | null;
  readonly registrant: Registrant;
  /** Whether the registrant's password is a common one. */
  readonly isCommon: boolean;
  readonly adminId: string;
  readonly passwordHash: string | null;
}

const decide = async (attempt: Attempt, context: CommandContext): Promise<Decided<Ids>> => {
  const { ports, tx, tokenHash, viewer, adminId } = attempt;
  const request = await tx.findRequestByTokenHash(tokenHash);
  if (request === undefined) return deadInvitation(null);
  const earlier = acceptedBefore(request, viewer);
  if (earlier !== null) return decided(already, { ids: { ...earlier, adminId } });
  const state = requestStateAt(request, context.now);
  if (state !== 'sent') return deadInvitation(state);

  const answer = await loadAnswerCase(tx, request, viewer);
  const who = authorizeAnswer(answer);
  if (!who.may) return refused(who.refusal);
  const party = await findParty({ ...attempt, known: answer.customer, registration: who.registration });
  if ('outcome' in party) return party;

  const { customer } = party;
  const requester = await loadSide({ ports, tx, partnerId: request.partnerId, customer });
  const provider =
    request.indirectProviderId === null
      ? null
      : await loadProvider({ ports, tx, partnerId: request.indirectProviderId, customer }, request.partnerId);
  const { registrant, passwordHash } = attempt;
  const { adminEmail, adminName } = registrant;
  const account = {
    customerId: customer.id,
    id: adminId,
    email: adminEmail ?? '',
    name: adminName ?? '',
    provenFor: [],
  };
  const newAdmin =
    passwordHash === null || who.registration === null
      ? null
      : { passwordHash, admin: newCustomerAdmin(account, context.now) };
  const openRequests = await tx.listOpenRequests(request.partnerId, [customer.id]);
  const sides = provider === null ? [requester] : [requester, provider];
  const known = viewer !== null && isCustomerViewer(viewer) ? viewer.admin : { provenFor: [] };
  const partnerIds = sides.map(({ partner }) => partner.id).filter((id) => !isProvenFor(known, id));
  const granularAdminId = ports.newId('delegatedAdminRelationship');
  const proof = { adminId, partnerIds };
  const accept = { request, ...party, newAdmin, proof, requester, provider, openRequests, granularAdminId };
  return decided(decideAcceptRequest(accept, context), {
    ids: { relationshipId: activeIdOf(requester), customerId: customer.id, adminId },
    touched: sides.map((side) => ({ partnerId: side.partner.id, relationshipId: activeIdOf(side) })),
  });
};

/** Once accepted, its customer's admins get the same answer again, if they have proven themselves to its partner. */
const acceptedBefore = (
  { state, partnerId, relationshipId, customerId }: RelationshipRequest,
  viewer: AnyViewer | null,
): Pick<Ids, 'relationshipId' | 'customerId'> | null =>
  state === 'accepted' &&
  relationshipId !== null &&
  viewer !== null &&
  isCustomerViewer(viewer) &&
  viewer.customer.id === customerId &&
  isProvenFor(viewer.admin, partnerId)
    ? { relationshipId, customerId }
    : null;

/** The company that accepts: the admin's own, the one the request names, or the one the registrant brings. */
const findParty = async ({
  tx,
  viewer,
  registrant,
  isCommon,
  known,
  registration,
}: Attempt & {
  readonly known: Customer | null;
  readonly registration: InvitationRegistration | null;
}): Promise<Pick<AcceptCase, 'customer' | 'isNewCustomer'> | Refused> => {
  if (viewer !== null && isCustomerViewer(viewer)) return { customer: viewer.customer, isNewCustomer: false };
  const problem = findRegistrantProblem(registrant, registration ?? 'company', isCommon);
  if (problem !== undefined) return problem;
  if (known !== null) return { customer: known, isNewCustomer: false };
  const customer = registeredCompany(registrant);
  const namesakes = await tx.claimCompany(customer.tenantId, customer.domain);
  return namesakes.length > 0 ? refused(knownHere) : { customer, isNewCustomer: true };
};

type SideOf = Pick<Attempt, 'ports' | 'tx'> & { readonly partnerId: string; readonly customer: Customer };

const loadSide = async ({ ports, tx, partnerId, customer }: SideOf) => {
  const partner = await tx.findPartner(partnerId);
  if (partner === undefined) throw new Error('a request of an unknown partner was accepted');
  const latest = await tx.findLatestFacts(partnerId, customer.id);
  return { partner, latest, newId: ports.newId('relationship') };
};

const loadProvider = async (of: SideOf, resellerId: string): Promise<NonNullable<AcceptCase['provider']>> => {
  const { tx, partnerId, customer } = of;
  const side = await loadSide(of);
  const relationship = side.latest?.relationship;
  const peers = relationship?.state === 'active' ? await tx.listPeers(partnerId, [customer.id]) : [];
  const current = relationship && (await findLeavingReseller(tx, { partner: side.partner, relationship, peers }));
  return {
    ...side,
    isAssociated: (await tx.findAssociated(partnerId, [resellerId])).length > 0,
    currentReseller: (current && (await tx.findPartner(current.partnerId))) ?? null,
  };
};

/** The relationship that is ACTIVE after an acceptance. */
const activeIdOf = ({ latest, newId }: Awaited<ReturnType<typeof loadSide>>): string =>
  latest?.relationship.state === 'active' ? latest.relationship.id : newId;
