import type { Areas } from '../../../texts/texts.ts';

export const navigation = { customers: '顧客' };

export const texts: Areas['customers'] = {
  title: navigation.customers,
  search: '名前・ドメイン・テナント ID で検索',
  state: '状態',
  anyState: 'すべての状態',
  removable: '解除可能',
  blocked: '解除不可',
  blockedBy: 'ブロック要因',
  anyBlocker: 'すべての要因',
  country: '国・地域',
  anyCountry: 'すべての国・地域',
  sort: '並べ替え',
  sorts: {
    NAME_ASC: '名前の昇順',
    NAME_DESC: '名前の降順',
    ESTABLISHED_DESC: '新しい順',
    ESTABLISHED_ASC: '古い順',
  },
  clearFilters: '絞り込みを解除',
  company: '会社',
  domain: 'ドメイン',
  established: '取引開始',
  count: (count) => `${count} 社`,
  oneCount: '1 社',
  more: (count) => `他 ${count} 件`,
  noMatchTitle: '該当する顧客がいません',
  noMatchText: '検索語を減らすか、絞り込みを解除してください。',
  emptyTitle: 'まだ顧客がいません',
  emptyText: 'ベンダーのポータルのエクスポートをインポートすると、ここに顧客が表示されます。',
};
