import type { Partner, User } from '../model/entities.ts';
import type { NewEvent } from '../model/records.ts';
import type { CommandContext } from './command.ts';
import { partnerEvent } from './command.ts';
import type { Outcome } from './outcome.ts';
import { already, done } from './outcome.ts';

/** Whether a partner's users need a second factor. Whoever has none is asked for it from their next request on. */
export const decideSetSecondFactorRequired = (
  { partner, required }: { readonly partner: Partner; readonly required: boolean },
  context: CommandContext,
): Outcome => {
  const isRequired = partner.secondFactorSince !== null;
  if (isRequired === required) return already;
  const own = { partnerId: partner.id, id: partner.id };
  const changes = { required: { from: isRequired, to: required } };
  return done({
    changes: [{ update: 'partner', ...own, set: { secondFactorSince: required ? context.now : null } }],
    events: [partnerEvent(context, 'second-factor-requirement-changed', own, changes)],
  });
};

/** What the log says of a user whose second factor is turned on or off. */
export const secondFactorChanged = (
  user: Pick<User, 'partnerId' | 'id'>,
  isOn: boolean,
  context: CommandContext,
): NewEvent => partnerEvent(context, 'second-factor-changed', user, { isOn: { from: !isOn, to: isOn } });
