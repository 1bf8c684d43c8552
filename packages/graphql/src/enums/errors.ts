import { enumOf } from '../core/enum-of.ts';

export const ErrorCodeEnum = enumOf('ErrorCode', 'The kind of error, for programs.', {
  validation: 'The input is wrong; see `issues`.',
  not_found: 'There is no such thing, or it is not yours.',
  forbidden: 'The viewer may not; see `reason`.',
  removal_blocked: 'Items still block the removal; see `blockers`.',
  state: 'The item is not in a state that allows it; see `reason`.',
  conflict: 'It contradicts something that is there already.',
  purchase_not_allowed:
    'There is nothing to buy it under: no active relationship, no active base, or the trial was had.',
  invitation: 'The invitation cannot be answered; see `state`.',
});

export const ForbiddenReasonEnum = enumOf('ForbiddenReason', 'Why somebody may not.', {
  role: 'None of the viewer’s roles allows it.',
  partner_kind: 'Partners of this kind may not, whatever the role.',
  scope: 'The API key was given less than its user may.',
});
