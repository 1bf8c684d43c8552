import type { Areas } from '../../../texts/texts.ts';

export const navigation = { activity: 'アクティビティ' };

export const texts: Areas['activity'] = {
  title: navigation.activity,
  text: '起きたことすべてを順番どおりに記録し、永久に保存します。新しい順です。',
  when: '日時',
  event: 'イベント',
  customer: '顧客',
  by: '実行者',
  askedPartner: '依頼先のパートナー',
  sequence: '番号',
  anyType: 'すべてのイベント',
  type: 'イベント',
  correlation: '操作 ID',
  whatBlocks: '現在、解除を妨げているもの',
  openJob: 'ジョブを開く',
  gone: 'このイベントは存在しないか、権限がありません。',
  openReceipt: '解除の控えを表示',
  search: '顧客、実行者、変更内容で検索',
  searchOfCustomer: '実行者、変更内容で検索',
  emptyTitle: 'まだ何も起きていません',
  emptyText: '関係の変更がここに表示されます。',
  arrived: (count) => `新しいイベント: ${count} 件`,
  noMatchTitle: '該当するイベントはありません',
  noMatchText: '条件を変えるか、絞り込みを解除してください。',
  filters: {
    label: '絞り込み',
    search: 'テキスト',
    customer: '顧客',
    person: '実行者',
    anyPerson: 'すべての人',
    from: '開始日',
    to: '終了日',
    clear: '絞り込みを解除',
  },
};
