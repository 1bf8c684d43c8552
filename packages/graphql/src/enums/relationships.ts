import { adminCommandKinds } from '@untether/domain';
import { enumOf } from '../core/enum-of.ts';

export const RelationshipStateEnum = enumOf('RelationshipState', 'The state of a reseller relationship.', {
  active: 'The partner sells to the customer.',
  removed: 'It has ended and is kept for the record.',
});

export const DelegatedAdminStatusEnum = enumOf(
  'DelegatedAdminStatus',
  'The status of a granular delegated admin relationship.',
  {
    approval_pending: 'The customer has not answered yet.',
    active: 'The partner has these roles in the customer’s tenant.',
    expired: 'Its time ran out.',
    terminated: 'Ended early by either side, or by a removal.',
    rejected: 'The customer refused it.',
    unknown:
      'A status this version does not know; `rawStatus` has it as the vendor wrote it. The partner may still have these roles.',
  },
);

export const AdminCommandKindEnum = enumOf(
  'DelegatedAdminCommandKind',
  'A command about a partner’s admin privileges, and the mutation that runs it.',
  adminCommandKinds,
);

export const CustomerOrderEnum = enumOf('CustomerOrder', 'The order of a customer list.', {
  name_asc: 'By company name, A first.',
  name_desc: 'By company name, Z first.',
  established_asc: 'By when the relationship was established, oldest first.',
  established_desc: 'By when the relationship was established, newest first.',
  next_possible_removal_asc:
    'By when the relationship can be removed at the earliest: now first, in no particular order among themselves, those at no known date last.',
  next_possible_removal_desc: 'The reverse: those at no known date first.',
});
