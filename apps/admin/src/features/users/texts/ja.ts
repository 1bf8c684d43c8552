import type { Areas } from '../../../texts/texts.ts';

export const navigation = { users: 'ユーザー' };

export const texts: Areas['users'] = {
  title: navigation.users,
  add: 'ユーザーを追加',
  email: 'メール アドレス',
  you: '自分',
  roles: '役割',
  since: '登録日',
  active: '有効',
  disabled: '無効',
  changeRoles: '役割を変更',
  disable: '無効にする',
  disableTitle: (name) => `${name} を無効にしますか？`,
  password: '初期パスワード',
  passwordHint: '12 文字以上。本人に直接渡してください。',
  save: '保存',
  created: (name) => `${name} がサインインできるようになりました。`,
  changed: (name) => `${name} の役割を変更しました。`,
  disabledDone: (name) => `${name} を無効にしました。`,
  whoMay: '役割ごとにできること',
  permission: 'できること',
  chooseRole: '役割を 1 つ以上選んでください。',
  partnerKinds: (kinds) => `${kinds}のみ`,
};
