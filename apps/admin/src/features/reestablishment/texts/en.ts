import type { RelationshipRequestState } from '../../../vocabulary.ts';

export const navigation = {};

export const texts = {
  column: 'Re-establishment',
  title: 'Re-establish the relationship',
  nothing: 'This relationship has not been requested again.',
  nothingText:
    'The customer can become yours again by accepting a new request. What ended with the removal does not come back by itself.',
  waiting: (until: string) => `A request is waiting for the customer’s answer until ${until}.`,
  lastOne: {
    SENT: 'A request is waiting',
    ACCEPTED: 'Accepted',
    DECLINED: 'The customer declined the last request.',
    EXPIRED: 'The last request expired unanswered.',
    REVOKED: 'The last request was revoked.',
  } satisfies Record<RelationshipRequestState, string>,
  openRequest: 'Open the request',
  waits: 'Request waiting',
  reestablished: 'Re-established',
  reestablishedOn: (date: string) => `Re-established on ${date}.`,
  removedAgain: 'That relationship has been removed as well.',
  checklist: 'What did not come back by itself',
  checklistDone: 'Everything that could come back is back.',
  left: (count: number) => (count === 1 ? '1 thing is left to do.' : `${count} things are left to do.`),
  receipt: 'Receipt of the removal',
  accountText: (date: string) => `This relationship was re-established on ${date}. Not everything came back with it.`,
  nothingLost: 'Nothing that ended with the removal has to be restored.',
  item: {
    done: 'Done',
    open: 'To do',
    askForAdmin: 'Ask for admin privileges',
    assignContact: 'Assign a support contact',
  },
};

declare module '../../../texts/texts.ts' {
  interface Areas {
    readonly reestablishment: typeof texts;
  }
}
