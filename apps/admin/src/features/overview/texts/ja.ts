import type { Areas } from '../../../texts/texts.ts';

export const navigation = { overview: '概要' };

export const texts: Areas['overview'] = {
  title: navigation.overview,
  customers: '顧客',
  removable: '解除可能',
  blocked: '解除不可',
  blockedBy: '解除を妨げているもの',
  blockedByText: 'その種類のブロック要因が 1 つ以上ある顧客の数。多くの顧客は複数の要因を持ちます。',
  byDate: '解除できる時期',
  byDateText: '解消できるものをすべて解消した場合に、ブロック要因がなくなる最も早い日付です。',
  byNow: '今すぐ',
  until: (date) => `${date} まで`,
  later: 'それ以降',
  noDate: '日付不明',
  showCustomers: (kind) => `「${kind}」で妨げられている顧客を表示`,
  extending: (subscriptions, customers) =>
    `有料延長中、または期間終了時の処理を選ばないと有料延長になるサブスクリプション: ${subscriptions} 件（顧客 ${customers} 社）`,
  releaseRequests: (customers) => `関係の解除を依頼し、回答を待っている顧客が ${customers} 社あります。`,
  recent: '最近のアクティビティ',
  allActivity: 'すべてのアクティビティ',
  endpointPaused: (host) => `${host} へのイベント送信は停止しています。5 日間、すべての試行が失敗しました。`,
  endpointPauses: (host) => `${host} への送信は失敗が続いており、まもなく一時停止します。`,
  endpointBlocked: (host, count) => `${host} がイベントを 1 日以上拒否しています。停滞中の関係: ${count} 件`,
  empty: 'まだ顧客がいません。ベンダーのポータルのエクスポートをインポートしてください。',
};
