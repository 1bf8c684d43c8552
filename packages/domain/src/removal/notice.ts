import { languages, locales } from '../messages/locale.ts';
import type { CustomerNotice, NoticeFacts, RemovalReceipt } from '../model/records.ts';

/** A notice to the customer in every language, from what the receipt says; of an early receipt as it was written. */
export const noticesOf = (receipt: RemovalReceipt): readonly CustomerNotice[] => {
  const notice = noticeFacts(receipt);
  return notice === undefined
    ? receipt.notice
    : locales.map((locale) => ({ locale, ...languages[locale].removalNotice(notice) }));
};

/** The partner's name as the effects give it; undefined in an early receipt. */
export const partnerNamedIn = ({ effects }: RemovalReceipt): string | undefined =>
  effects.flatMap((effect) => ('message' in effect ? [] : [effect.partnerName]))[0];

const noticeFacts = (receipt: RemovalReceipt): NoticeFacts | undefined => {
  const { remaining, customerName, removedAt } = receipt;
  const partnerName = partnerNamedIn(receipt);
  if (partnerName === undefined) return undefined;
  const deletions = remaining.flatMap(({ kind, name, at }) =>
    kind === 'suspended_subscription' && name !== null && at !== null ? [{ name, at }] : [],
  );
  const hasRoleAssignments = remaining.some(({ kind }) => kind === 'azure_role_assignments');
  return { partnerName, customerName, endedAt: removedAt, deletions, hasRoleAssignments };
};
