import type { Areas } from '../../../texts/texts.ts';

export const navigation = { overview: '概要' };

export const texts: Areas['overview'] = {
  title: navigation.overview,
  customers: '顧客',
  blockedBy: '解除を妨げているもの',
  blockedByText:
    'その種類のブロック要因が 1 つ以上ある顧客の数を、解消に通常必要なことで分けています。多くの顧客は複数の要因を持ち、最も重いものが上の数を決めます。',
  byDate: '解除できる時期',
  byDateText: (ready, now) =>
    `解消または免除できるものをすべて片付けた場合に、解除できる最も早い日付ごとの顧客数です。このほか ${ready} 社はすでに解除可能で、さらに ${now} 社が今日にも可能になります。`,
  byNow: '今すぐ',
  until: (date) => `${date} まで`,
  later: 'それ以降',
  noDate: '日付不明',
  byReseller: 'リセラー別',
  reseller: '間接リセラー',
  noReseller: 'リセラーなし',
  whoRemoves: (providers) =>
    `これらの関係は、プロバイダーが解除すると同時に終了します。${providers} にご依頼ください。`,
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
