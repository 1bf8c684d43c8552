import type { Areas } from '../../../texts/texts.ts';

export const navigation = {};

export const texts: Areas['purchase'] = {
  buy: '購入',
  title: (customer) => `${customer} のために購入`,
  search: 'オファーを名前で検索',
  count: (count) => `オファー ${count} 件`,
  oneCount: 'オファー 1 件',
  offers: 'オファー',
  kind: 'オファーの種類',
  anyKind: 'すべて',
  noMatch: 'この種類には、該当する名前のオファーはありません。',
  quantityRange: (least, most) => `${least}～${most}`,
  formTitle: (offer) => `${offer} を購入`,
  another: '別のオファー',
  gone: 'このオファーはカタログにありません。',
  quantityHint: (range, unit) => `${range} ${unit}`,
  base: '基本サブスクリプション',
  baseHint: '基本サブスクリプションを停止すると、アドオンも一緒に停止します。',
  baseLabel: (name, quantity) => `${name}（${quantity}）`,
  noTerm: '期間の定めなし',
  summary: '購入内容',
  what: '品目',
  order: (quantity, offer) => `${offer} × ${quantity}`,
  customer: '顧客',
  renews: '自動更新',
  removal: '解除への影響',
  submit: '購入する',
  done: (offer) => `${offer} を購入しました。`,
  open: '開く',
};
