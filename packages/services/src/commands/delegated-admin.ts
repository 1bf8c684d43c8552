import type { AnyViewer, GranularAdminTerms, Refusal, Viewer } from '@untether/domain';
import {
  decideRemoveDelegatedAdmin,
  decideRequestGranularAdmin,
  invalid,
  isCustomerViewer,
  isProvenFor,
  refused,
} from '@untether/domain';
import type { Ports } from '../ports.ts';
import type { CommandResult, Keyed } from './run-command.ts';
import { decided, notFound, runCommand, runEitherSide } from './run-command.ts';

export interface Named {
  /** By a partner's user; null for a customer's admin. */
  readonly customerId: string | null;
  /** By a customer's admin; null for a partner's user. */
  readonly partnerId: string | null;
}

/** Ends a partner's delegated admin (DAP) for a customer. */
export const removeDelegatedAdmin =
  (ports: Ports) =>
  (
    viewer: AnyViewer,
    { idempotencyKey, ...named }: Keyed<Named>,
  ): Promise<CommandResult<{ readonly relationshipId: string }>> => {
    const problem = findNamingProblem(viewer, named);
    const customerId = isCustomerViewer(viewer) ? viewer.customer.id : (named.customerId ?? '');
    const partnerId = isCustomerViewer(viewer) ? (named.partnerId ?? '') : viewer.partner.id;
    const thing = isCustomerViewer(viewer) ? 'partner' : 'customer';
    return runEitherSide(ports, viewer, {
      name: 'removeDelegatedAdmin',
      permission: 'end_delegated_admin',
      input: { customerId, partnerId },
      idempotencyKey,
      findPartner: async ({ admin }) => {
        if (problem !== undefined) return problem;
        const found = isProvenFor(admin, partnerId)
          ? await ports.store.findLatestRelationship(partnerId, customerId)
          : undefined;
        return found?.partnerId ?? notFound(thing);
      },
      decide: async (tx, context) => {
        const relationship = await tx.findLatestRelationship(partnerId, customerId);
        return problem === undefined && relationship?.state === 'active'
          ? decided(decideRemoveDelegatedAdmin(relationship, context), { ids: { relationshipId: relationship.id } })
          : refused(problem ?? notFound(thing));
      },
    });
  };

const findNamingProblem = (viewer: AnyViewer, { customerId, partnerId }: Named): Refusal | undefined => {
  if (isCustomerViewer(viewer))
    return partnerId !== null && customerId === null ? undefined : badInput('partnerId', 'partner_alone');
  return customerId !== null && partnerId === null ? undefined : badInput('customerId', 'customer_alone');
};

const badInput = (field: string, code: 'partner_alone' | 'customer_alone'): Refusal => ({
  error: 'validation',
  issues: [invalid(field, { code })],
});

/** Requests granular privileges (GDAP) of a customer. */
export const requestDelegatedAdmin =
  (ports: Ports) =>
  (
    viewer: Viewer,
    input: Keyed<GranularAdminTerms & { readonly customerId: string }>,
  ): Promise<CommandResult<{ readonly id: string }>> => {
    const { idempotencyKey, ...rest } = input;
    const { customerId, ...terms } = rest;
    return runCommand(ports, viewer, {
      name: 'requestDelegatedAdmin',
      permission: 'request_granular_admin',
      input: rest,
      idempotencyKey,
      decide: async (tx, context) => {
        const partnerId = viewer.partner.id;
        const facts = await tx.findLatestFacts(partnerId, customerId);
        if (facts?.relationship.state !== 'active') return refused(notFound('customer'));
        const id = ports.newId('delegatedAdminRelationship');
        return decided(decideRequestGranularAdmin({ facts, terms, id }, context), {
          ids: { id },
          changed: [facts],
        });
      },
    });
  };
