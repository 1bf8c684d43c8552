import type { Change, Partner, PartnerKind, StoreTransaction } from '@untether/domain';
import { decideCreateUser, findUserInputProblem, UniqueViolation } from '@untether/domain';
import { contextAs } from '../commands/run-command.ts';
import type { Ports } from '../ports.ts';
import { sayOutcome } from './say-outcome.ts';

export interface InitPartner {
  readonly name: string;
  readonly kind: PartnerKind;
  /** A GUID; null = one is made. */
  readonly tenantId: string | null;
  readonly mpnId: string | null;
  readonly country: string | null;
  /** Name or id of the indirect provider an indirect reseller sells through; null for every other kind. */
  readonly provider: string | null;
  readonly admin: { readonly email: string; readonly name: string; readonly password: string };
}

export type InitPartnerResult = { readonly partner: Partner } | { readonly problem: string };

type InitPorts = Pick<Ports, 'store' | 'now' | 'newId' | 'policy' | 'identity'>;

/** Sets up a partner and its first user, who may do everything. For the command line: it takes no viewer. */
export const initPartner = async (ports: InitPorts, input: InitPartner): Promise<InitPartnerResult> => {
  const roles = ['global_admin', 'admin_agent'] as const;
  const problem = findUserInputProblem(
    { ...input.admin, roles },
    await ports.identity.isCommonPassword(input.admin.password),
  );
  if (problem !== undefined) return { problem: sayOutcome(problem) };
  const passwordHash = await ports.identity.hashPassword(input.admin.password);
  const partner = newPartner(input, ports);
  const user = { ...input.admin, partnerId: partner.id, id: ports.newId('user'), roles, passwordHash };
  try {
    return await ports.store.transact([], async (tx) => {
      const association = await findAssociation(tx, partner, input.provider);
      if ('problem' in association) return association;
      if ((await tx.findPartnerNamed(partner.name)) !== undefined) return { problem: nameTaken(partner.name) };
      const { password: _, ...newUser } = user;
      const created = decideCreateUser(newUser, contextAs(ports, { kind: 'user', id: user.id, name: user.name }));
      if (created.outcome !== 'done') throw new Error('creating a user was not decided');
      await tx.apply([{ insert: 'partner', row: partner }, ...association.changes, ...created.decision.changes]);
      await tx.append(created.decision.events);
      return { partner };
    });
  } catch (thrown) {
    if (thrown instanceof UniqueViolation) return { problem: takenMessage(thrown, input) };
    throw thrown;
  }
};

const newPartner = ({ name, kind, tenantId, mpnId, country }: InitPartner, { newId }: InitPorts): Partner => {
  const made = newId('partner');
  const id = tenantId === null ? made : `par_${tenantId.toLowerCase()}`;
  return { id, tenantId: id.slice('par_'.length), name: name.trim(), mpnId, country, kind, secondFactorSince: null };
};

const findAssociation = async (
  tx: StoreTransaction,
  partner: Partner,
  providerName: string | null,
): Promise<{ readonly changes: readonly Change[] } | { readonly problem: string }> => {
  if (partner.kind !== 'indirect_reseller')
    return providerName === null ? { changes: [] } : { problem: 'provider: only an indirect reseller has a provider.' };
  if (providerName === null) return { problem: 'provider: an indirect reseller needs the provider it sells through.' };
  const provider = await tx.findPartnerNamed(providerName);
  if (provider?.kind !== 'indirect_provider')
    return {
      problem: `provider: there is no indirect provider ${JSON.stringify(providerName)} here: set it up first.`,
    };
  const row = { providerId: provider.id, resellerId: partner.id, state: 'active' } as const;
  return { changes: [{ insert: 'partnerAssociation', row }] };
};

const nameTaken = (name: string): string => `there is a partner named ${JSON.stringify(name)} already.`;

const takenMessage = ({ constraint }: UniqueViolation, { name, admin }: InitPartner): string => {
  if (/mail/.test(constraint)) return `there is a user with the e-mail address ${admin.email} already.`;
  if (/name/.test(constraint)) return nameTaken(name);
  return 'there is a partner with this tenant id already.';
};
