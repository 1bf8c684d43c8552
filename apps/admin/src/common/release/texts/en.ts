export const texts = {
  title: 'Release request',
  reason: 'Reason',
  requestedAt: 'Requested',
  requestedBy: 'By',
  declinedAt: 'Declined',
  withdrawnAt: 'Withdrawn',
  declinedBy: 'Declined by',
  answer: 'Why it was declined',
  partner: {
    openTitle: 'This customer asks to be released',
    openText:
      'It asks you to end the reseller relationship. Removing the relationship answers the request; if you decline, say why.',
    openThroughProvider:
      'It asks you to end the reseller relationship. Only your provider can remove it, and finds the request in its activity; you can decline and say why.',
    decline: 'Decline…',
    declineTitle: (customer: string) => `Decline to release ${customer}?`,
    declineText: 'The relationship stays as it is. The customer reads your reason and may ask again.',
    declineSubmit: 'Decline',
    declined: (customer: string) => `Declined: ${customer} can read why.`,
  },
  customer: {
    says: {
      none: 'You want to leave this partner? Ask it to end the relationship: only a partner can remove it.',
      OPEN: 'You asked this partner to end the relationship. It has not answered yet.',
      DECLINED: 'The partner declined. The relationship stays as it is; you may ask again.',
      WITHDRAWN: 'You took your last request back. You may ask again.',
    },
    ask: 'Ask to be released',
    askTitle: (partner: string) => `Ask ${partner} to release you?`,
    askText:
      'The partner then ends the relationship, or declines and says why. Nothing changes until then: what you bought through it has to be cancelled, or to end, first.',
    askProvider:
      'This partner sells through a provider, who is told as well: only the provider can end the relationship.',
    askReason: 'Why do you want to leave?',
    askHint: 'The partner reads it.',
    asked: (partner: string) => `Sent: ${partner} knows that you want to be released.`,
    withdraw: 'Withdraw the request',
    withdrawTitle: (partner: string) => `Withdraw your release request to ${partner}?`,
    withdrawText: 'The partner sees that you withdrew it. The relationship goes on, and you may ask again.',
    withdrawSubmit: 'Withdraw',
    keepRequest: 'Keep the request',
    withdrawn: (partner: string) => `Withdrawn: ${partner} need not answer any more.`,
    requested: 'Release requested',
    refused: 'Release declined',
    youAsked: 'You asked for it',
  },
};

declare module '../../../texts/texts.ts' {
  interface Areas {
    readonly release: typeof texts;
  }
}
