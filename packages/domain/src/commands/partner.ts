import type { InstalledPartner, Partner } from '../model/entities.ts';
import { associationStates } from '../model/vocabulary.ts';
import type { CommandContext } from './command.ts';
import { partnerEvent, toJson } from './command.ts';
import type { Outcome } from './outcome.ts';
import { already, done, findInvalid, findTextProblem } from './outcome.ts';

const own = ({ id }: Partner) => ({ partnerId: id, id });

export const decideRenamePartner = (
  { partner, name: wanted }: { readonly partner: Partner; readonly name: string },
  context: CommandContext,
): Outcome => {
  const problem = findInvalid([findTextProblem('name', wanted, { min: 1, max: 200 })]);
  if (problem !== undefined) return problem;
  const name = wanted.trim();
  if (name === partner.name) return already;
  return done({
    changes: [{ update: 'partner', ...own(partner), set: { name } }],
    events: [partnerEvent(context, 'partner-updated', own(partner), { name: { from: partner.name, to: name } })],
  });
};

/** Nobody signs in for a disabled partner, its keys and streams end, its webhooks wait. Time goes on for it. */
export const decideSetPartnerDisabled = (
  { partner, disabled }: { readonly partner: InstalledPartner; readonly disabled: boolean },
  context: CommandContext,
): Outcome => {
  if (disabled === (partner.disabledAt !== null)) return already;
  const disabledAt = disabled ? context.now : null;
  return done({
    changes: [{ update: 'partner', ...own(partner), set: { disabledAt } }],
    events: [
      partnerEvent(context, 'partner-updated', own(partner), {
        disabledAt: { from: toJson(partner.disabledAt), to: toJson(disabledAt) },
      }),
    ],
  });
};

const [begun] = associationStates;

/** Of partners whose kinds fit: an indirect provider and an indirect reseller. */
export const decideAssociateReseller = (
  { provider, reseller }: { readonly provider: Partner; readonly reseller: Partner },
  context: CommandContext,
): Outcome =>
  done({
    changes: [
      { insert: 'partnerAssociation', row: { providerId: provider.id, resellerId: reseller.id, state: begun } },
    ],
    events: [provider, reseller].map((partner) =>
      partnerEvent(
        context,
        'reseller-associated',
        { partnerId: partner.id, id: reseller.id },
        { providerId: provider.id, resellerId: reseller.id },
      ),
    ),
  });
