import type { InvitationData } from './documents.ts';
import type { useInvitationTexts } from './use-invitation-texts.ts';

type Words = Pick<
  ReturnType<typeof useInvitationTexts>,
  'toSell' | 'toLookAfter' | 'toSupport' | 'toSupportBoth' | 'toAdmin'
>;

interface Line {
  readonly text: string;
  /** Whether it lets somebody act in the customer's tenant. */
  readonly isGrave: boolean;
}

/** One line for what each company may do: a reseller places no order, its provider does. */
export const asks = (
  { partnerName, providerName, adds }: Pick<InvitationData, 'partnerName' | 'providerName' | 'adds'>,
  words: Words,
): readonly Line[] => {
  const partner = partnerName ?? '';
  const brings = adds.includes('RELATIONSHIP') || adds.includes('PROVIDER_RELATIONSHIP');
  const sells = providerName
    ? [words.toSell(providerName), words.toLookAfter(partner, providerName), words.toSupportBoth]
    : [words.toSell(partner), words.toSupport(partner)];
  return [
    ...(brings ? sells.map((text) => ({ text, isGrave: false })) : []),
    ...(adds.includes('DELEGATED_ADMIN') ? [{ text: words.toAdmin(partner), isGrave: true }] : []),
  ];
};
