export const navigation = { jobs: 'Jobs' };

export const texts = {
  title: navigation.jobs,
  text: 'What clears and removes in the background, newest first. Jobs go on when you close this page.',
  running: 'Jobs running',
  job: 'Job',
  state: 'State',
  progress: 'Progress',
  by: 'Started by',
  startedAt: 'Started',
  anyState: 'Any state',
  noMatchTitle: 'No job in this state',
  noMatchText: 'Choose another state, or any.',
  emptyTitle: 'No jobs yet',
  emptyText: 'Clear a customer, schedule a removal, or select several customers to remove them together.',
  gone: 'No such job',
  goneText: 'The job does not exist or is not yours.',
  started: (by: string, at: string) => `Started by ${by}, ${at}`,
  goesOn: 'It goes on when you close this page.',
  terms: 'What was asked for',
  when: 'Remove',
  whenClear: 'Once nothing blocks',
  atOnce: 'At once',
  orLater: 'or later, once nothing blocks',
  clears: 'Clear first',
  reason: 'Reason',
  finished: 'Finished',
  results: 'Results',
  all: 'All',
  noneInState: 'No customer is in this state now.',
  details: (name: string) => `Details of ${name}`,
  remaining: 'What still blocks',
  blockedBy: 'Blocked by',
  more: (count: string) => `and ${count} more`,
  receipt: 'Receipt',
  receiptOf: (name: string) => `Receipt: ${name}`,
  until: 'Until',
  untilClear: 'Until nothing blocks',
  steps: (count: string) => `Steps: ${count}`,
};

declare module '../../../texts/texts.ts' {
  interface Areas {
    readonly jobs: typeof texts;
  }
}
