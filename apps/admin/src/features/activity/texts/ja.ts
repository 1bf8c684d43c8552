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
  gone: 'このイベントは存在しないか、権限がありません。',
  changes: '変更内容',
  emptyTitle: 'まだ何も起きていません',
  emptyText: '関係の変更がここに表示されます。',
  arrived: (count) => `新しいイベント: ${count} 件`,
  noMatchTitle: 'この種類のイベントはありません',
  noMatchText: '別の種類を選ぶか、すべて表示してください。',
};
