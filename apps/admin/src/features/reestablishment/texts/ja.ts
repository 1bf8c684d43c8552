import type { Areas } from '../../../texts/texts.ts';

export const navigation = {};

export const texts: Areas['reestablishment'] = {
  column: '再開',
  title: '関係の再開',
  nothing: 'この関係はまだ再申請されていません。',
  nothingText: '新しい申請を顧客が承諾すると、再び顧客になります。解除で終わったものは自動では元に戻りません。',
  waiting: (until) => `${until} を期限として、顧客の回答を待っています。`,
  lastOne: {
    SENT: '申請中',
    ACCEPTED: '承諾済み',
    DECLINED: '前回の申請は顧客が辞退しました。',
    EXPIRED: '前回の申請は回答がないまま期限切れになりました。',
    REVOKED: '前回の申請は取り下げられました。',
  },
  openRequest: '申請を開く',
  waits: '回答待ち',
  reestablished: '再開済み',
  reestablishedOn: (date) => `${date} に再開しました。`,
  removedAgain: 'その関係も、その後に解除されました。',
  checklist: '自動では元に戻らなかったもの',
  checklistDone: '元に戻せるものはすべて戻りました。',
  left: (count) => `残りは ${count} 件です。`,
  receipt: '解除の控え',
  accountText: (date) => `この関係は ${date} に再開しました。元に戻っていないものがあります。`,
  nothingLost: '解除で終わり、元に戻す必要のあるものはありません。',
  item: {
    done: '完了',
    open: '未完了',
    askForAdmin: '管理者権限を申請',
    assignContact: 'サポート連絡先を指定',
  },
};
