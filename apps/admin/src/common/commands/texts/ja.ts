import type { Areas } from '../../../texts/texts.ts';

export const texts: Areas['commands'] = {
  askSuspend: (name) => `${name} を停止しますか？`,
  askCancel: (name) => `${name} を取り消しますか？`,
  done: {
    SUSPEND: (name) => `${name} を停止しました。`,
    REACTIVATE: (name) => `${name} を再開しました。`,
    CANCEL: (name) => `${name} を取り消しました。`,
    CANCEL_AT_TERM_END: (name) => `${name} は期間終了とともに終了します。`,
    EXTEND_AT_TERM_END: (name) => `${name} は期間終了後、有料の月単位の延長に移ります。`,
    TURN_ON_AUTO_RENEW: (name) => `${name} の自動更新をオンにしました。`,
    TURN_OFF_AUTO_RENEW: (name) => `${name} の自動更新をオフにしました。`,
  },
};
