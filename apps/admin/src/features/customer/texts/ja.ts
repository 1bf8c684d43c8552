import type { Areas } from '../../../texts/texts.ts';

export const navigation = {};

export const texts: Areas['customer'] = {
  gone: 'この顧客は見つかりません',
  goneText: '解除済みか、担当外の顧客です。解除した場合、控えは「解除の記録」にあります。',
  toRemovals: '解除の記録へ',
  toReceipt: '控えを表示',
  sections: '顧客',
  subscriptions: 'サブスクリプション',
  reservations: '予約',
  software: 'ソフトウェア',
  azure: 'Azure',
  orders: '注文',
  account: 'アカウント',
  activity: 'アクティビティ',
  blocking: (count) => `${count} 件が解除を妨げています`,
  removable: '解除可能',
  endsWithProvider: 'プロバイダーとともに終了',
  blockedBy: (count) => `ブロック要因 ${count} 件`,
  doesNotBlock: '妨げていません',
  supportContacts: {
    title: 'サポート連絡先',
    text: 'この顧客が相談できるパートナー（有効な関係を持つパートナー）です。サブスクリプションごとに、そのパネルで 1 社を指定できます。',
    you: '自社',
    mpn: (id) => `MPN ID ${id}`,
    contact: 'サポート連絡先',
    byDefault: '既定',
    defaultIs: (name) => `既定: ${name}`,
    defaultText: '間接プロバイダーがあればその会社、なければ販売したパートナーです。',
    assigned: (contact, subscription) => `${subscription} のサポート連絡先を ${contact} にしました。`,
    unassigned: (subscription) => `${subscription} のサポート連絡先を既定に戻しました。`,
  },
};
