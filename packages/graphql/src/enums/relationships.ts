import { enumOf } from '../core/enum-of.ts';

export const RelationshipStateEnum = enumOf('RelationshipState', 'Whether a reseller relationship stands.', {
  active: 'The partner sells to the customer.',
  removed: 'It was ended; it is kept for the record.',
});

export const DelegatedAdminStatusEnum = enumOf(
  'DelegatedAdminStatus',
  'Where a granular delegated admin relationship is.',
  {
    approval_pending: 'The customer has not answered yet.',
    active: 'The partner has these roles in the customer’s tenant.',
    expired: 'Its time is over.',
    terminated: 'Ended by a side, or by a removal.',
    rejected: 'The customer said no.',
  },
);

export const AdminCommandKindEnum = enumOf(
  'DelegatedAdminCommandKind',
  'What can be done about a partner’s admin privileges.',
  {
    approve: '`approveDelegatedAdmin`.',
    reject: '`rejectDelegatedAdmin`.',
    terminate: '`terminateDelegatedAdmin`.',
    end_delegated_admin: '`removeDelegatedAdmin`.',
  },
);

export const CustomerOrderEnum = enumOf('CustomerOrder', 'The order of a customer list.', {
  name_asc: 'By company name, A first.',
  name_desc: 'By company name, Z first.',
  established_asc: 'By when the relationship was established, oldest first.',
  established_desc: 'By when the relationship was established, newest first.',
});
