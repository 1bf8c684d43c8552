import type { supportContacts as en } from './en.ts';

export const supportContacts: typeof en = {
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
};
