import type { Areas } from '../../../texts/texts.ts';

export const texts: Areas['palette'] = {
  title: '検索と移動',
  placeholder: '顧客、解除の控え、ページなど',
  results: '結果',
  customers: '顧客',
  allMatching: (text) => `「${text}」に一致する顧客すべて`,
  receipts: '解除の控え',
  allReceipts: (text) => `「${text}」に一致する解除すべて`,
  removed: (date) => `${date} に解除`,
  lists: '顧客の絞り込み',
  blockedBy: (kind) => `ブロック要因: ${kind}`,
  goTo: '移動',
  newRequest: 'リセラー関係を申請',
  nothing: (text) => `「${text}」に一致するものはありません。`,
};
