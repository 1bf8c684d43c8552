export const texts = {
  title: 'Find or go to',
  placeholder: 'A customer, a receipt, a page …',
  results: 'Results',
  customers: 'Customers',
  allMatching: (text: string) => `All customers that match “${text}”`,
  receipts: 'Receipts',
  allReceipts: (text: string) => `All removals that match “${text}”`,
  removed: (date: string) => `Removed on ${date}`,
  lists: 'Filtered customers',
  blockedBy: (kind: string) => `Blocked by: ${kind}`,
  goTo: 'Go to',
  newRequest: 'Request a reseller relationship',
  nothing: (text: string) => `Nothing matches “${text}”.`,
};

declare module '../../../texts/texts.ts' {
  interface Areas {
    readonly palette: typeof texts;
  }
}
