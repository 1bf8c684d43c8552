import { itemName } from '../blockers/items.ts';
import type { CustomerNotice } from '../model/records.ts';
import { day } from '../time/instants.ts';
import { remainingItems } from './remaining.ts';
import type { Leaving } from './removal.ts';

/** A notice to the customer, to copy or print: what ended, and what is left for the customer to do. */
export const customerNotices = ({ partner, facts }: Leaving, now: Date): readonly CustomerNotice[] => {
  const customer = facts.customer.companyName;
  const remaining = remainingItems(facts);
  const deletions = facts.subscriptions.filter((one) => one.status === 'suspended' && one.dataDeletionAt !== null);
  const hasRoleAssignments = remaining.some((item) => item.kind === 'azure_role_assignments');
  const date = day(now);
  const lines = (list: readonly string[]) => list.map((line) => `- ${line}`).join('\n');
  return [
    {
      locale: 'en',
      subject: `${partner.name} is no longer your reseller`,
      body: [
        `To ${customer},`,
        `On ${date} ${partner.name} ended its reseller relationship with you. From that day on:`,
        lines([
          `${partner.name} no longer sells to you and can place no order for you.`,
          `${partner.name} is no longer among your available support contacts.`,
          `${partner.name} no longer has delegated admin privileges in your tenant.`,
        ]),
        ...(deletions.length + Number(hasRoleAssignments) > 0
          ? [
              `Please note:\n${lines([
                ...deletions.map(
                  (one) =>
                    `The data of the suspended subscription ${itemName.subscription(one)} is deleted on ${one.dataDeletionAt ? day(one.dataDeletionAt) : ''}.`,
                ),
                ...(hasRoleAssignments
                  ? [
                      `Delete role assignments of ${partner.name} in your Azure subscriptions: they do not end by themselves.`,
                    ]
                  : []),
              ])}`,
            ]
          : []),
        'To work together again, a new relationship can be requested; you decide whether to accept it.',
      ].join('\n\n'),
    },
    {
      locale: 'ja',
      subject: `${partner.name} とのリセラー関係の終了について`,
      body: [
        `${customer} 御中`,
        `${date} をもって、${partner.name} は貴社とのリセラー関係を終了しました。以後は次のとおりとなります。`,
        lines([
          `${partner.name} は貴社への販売を終了し、貴社に代わって注文することはできません。`,
          `${partner.name} は貴社が利用できるサポート連絡先の一覧から外れました。`,
          `貴社テナントに対する ${partner.name} の委任された管理者権限は終了しました。`,
        ]),
        ...(deletions.length + Number(hasRoleAssignments) > 0
          ? [
              `ご注意ください。\n${lines([
                ...deletions.map(
                  (one) =>
                    `停止中のサブスクリプション「${itemName.subscription(one)}」のデータは ${one.dataDeletionAt ? day(one.dataDeletionAt) : ''} に削除されます。`,
                ),
                ...(hasRoleAssignments
                  ? [
                      `Azure サブスクリプションに残る ${partner.name} のロール割り当ては自動では終了しません。貴社で削除してください。`,
                    ]
                  : []),
              ])}`,
            ]
          : []),
        '再度お取引いただく場合は、あらためて関係の申請をお送りします。承諾されるかどうかは貴社のご判断によります。',
      ].join('\n\n'),
    },
  ];
};
