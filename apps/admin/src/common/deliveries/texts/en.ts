export const texts = {
  title: 'Deliveries',
  event: 'Event',
  state: 'State',
  anyState: 'Any state',
  cause: 'Why',
  attempts: 'Attempts',
  next: 'Next attempt',
  finished: 'Finished',
  empty: 'Nothing has been sent yet.',
  noMatch: 'No delivery in this state.',
  again: 'Send again',
  sentAgain: 'It is being sent again.',
  details: 'Attempts',
  number: (count: string) => `Attempt ${count}`,
  noAnswer: 'No response',
  status: (code: string) => `HTTP ${code}`,
  latency: (ms: string) => `${ms} ms`,
  answer: 'Response',
  noAttempts: 'Not tried yet.',
  sentTo: 'Sent to',
  older: 'Older',
  newest: 'Newest',
  retrying: 'Being retried',
  skippedBy: (name: string, reason: string) => `Skipped by ${name}: ${reason}`,
};

declare module '../../../texts/texts.ts' {
  interface Areas {
    readonly deliveries: typeof texts;
  }
}
