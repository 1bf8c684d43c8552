export const texts = {
  subscription: 'Subscription',
  trial: 'Trial',
  addOn: 'Add-on',
  addOnOf: (name: string) => `Add-on of ${name}`,
  kind: 'Kind',
  commerce: 'Commerce',
  term: 'Term',
  terms: { P45D: '45 days', P1M: '1 month', P1Y: '1 year', P3Y: '3 years' } as Readonly<Record<string, string>>,
  billing: 'Billing',
  billingCycles: { monthly: 'Monthly', annual: 'Annual', triennial: 'Every 3 years', none: 'Not billed' } as Readonly<
    Record<string, string>
  >,
  endOfTerm: 'End of term',
  willExtend: 'Then paid extension',
  extended: 'Paid extension',
  started: 'Started',
  commitmentEnd: 'Commitment ends',
  cancelUntil: 'Can be cancelled until',
  suspendedAt: 'Suspended',
  dataDeletion: 'Data deleted',
  supportContact: 'Support contact',
  offer: 'Offer',
  purchased: 'Purchased',
  expires: 'Expires',
  refundable: 'Refund',
  refundYes: 'Refundable',
  refundNo: 'Not refundable',
  ordered: 'Ordered',
  lines: 'Lines',
  removal: 'Removal',
  imported: 'Imported: changes are recorded here only. Make them at the vendor as well.',
  rawStatus: (status: string) => `The vendor calls it “${status}”`,
  reservationsTitle: 'Reservations',
  savingsPlansTitle: 'Savings plans',
  savingsPlansText: 'A savings plan is final: it cannot be cancelled and blocks the removal until it expires.',
  softwareTitle: 'Software purchases',
  azurePlansTitle: 'Azure subscriptions',
  azureText: 'An Azure plan can be suspended once none of its subscriptions is active.',
  azurePlan: 'Azure plan',
  ordersTitle: 'Orders',
  emptySubscriptions: 'This customer has no subscriptions.',
  emptyReservations: 'This customer has no reservations.',
  emptySavingsPlans: 'This customer has no savings plans.',
  emptySoftware: 'This customer has no software purchases.',
  emptyAzure: 'This customer has no Azure subscriptions.',
  emptyOrders: 'This customer has no orders.',
};

declare module '../../../texts/texts.ts' {
  interface Areas {
    readonly items: typeof texts;
  }
}
