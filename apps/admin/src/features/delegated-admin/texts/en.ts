export const navigation = {};

export const texts = {
  title: 'Delegated admin',
  dap: 'Delegated admin (DAP)',
  dapStates: {
    on: 'Your people can act as admins of the customer’s whole tenant.',
    off: 'Your people cannot act as admins of the customer’s tenant through DAP.',
    unknown: 'It is not known whether your people can act as admins of the customer’s tenant: the import did not say.',
  },
  end: 'End delegated admin',
  endTitle: (customer: string) => `End delegated admin for ${customer}?`,
  ended: (customer: string) => `Delegated admin for ${customer} has ended.`,
  gdap: 'Granular delegated admin (GDAP)',
  gdapText:
    'Named roles in the customer’s tenant, for a limited time. They start when an admin of the customer approves them.',
  empty: 'None. Request the roles you need, for as long as you need them.',
  request: 'Request privileges',
  requestTitle: (customer: string) => `Request privileges from ${customer}`,
  requestText: 'An admin of the customer has to approve the request, and can end the privileges at any time.',
  submit: 'Send the request',
  requested: (name: string) => `${name} is waiting for the customer’s approval.`,
  nameLabel: 'Name',
  nameHint: 'The customer sees it. For example: Helpdesk, first line.',
  roles: 'Roles',
  findRole: 'Search the roles',
  noRole: 'No role’s name contains this.',
  chosen: (count: string) => `${count} chosen`,
  globalAdmin:
    'Global Administrator has nearly every right in the tenant. Choose narrower roles where they are enough; with it, privileges cannot extend themselves.',
  days: 'Duration in days',
  daysHint: '1 to 730, counted from the approval.',
  autoExtend: 'Extend by 180 days each time it would end',
  duration: 'Duration',
  extends: 'Extends automatically',
  activeSince: (date: string) => `Active since ${date}`,
  ends: 'Ends',
  over: 'Ended',
  endedBy: (who: string) => `Ended by ${who}`,
  answerUntil: 'Answer until',
  terminate: 'End',
  withdraw: 'Withdraw',
  terminateTitle: (name: string) => `End ${name}?`,
  withdrawTitle: (name: string) => `Withdraw the request for ${name}?`,
  terminated: (name: string) => `${name} has ended.`,
  withdrawn: (name: string) => `The request for ${name} was withdrawn.`,
  keepRequest: 'Keep the request',
};

declare module '../../../texts/texts.ts' {
  interface Areas {
    readonly delegatedAdmin: typeof texts;
  }
}
