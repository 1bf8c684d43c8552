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
  secondFactor: '2 段階認証',
  require: '必須にする',
  requireNoMore: '必須を解除',
  required: '全員のサインインに 2 段階認証が必須です。開始日:',
  notRequired: '設定するかどうかは各ユーザーが「アカウント」で決めます。',
  requireTitle: '全員に 2 段階認証を必須にしますか？',
  requireText:
    'まだ設定していないユーザー (自分を含む) には設定が求められ、完了するまでほかの操作はできません。API キーには影響しません。',
  requireNoMoreTitle: '2 段階認証の必須を解除しますか？',
  requireNoMoreText: '設定済みのユーザーの 2 段階認証はそのまま残り、各自で無効にできます。',
  requiredDone: '全員に 2 段階認証が必須になりました。',
  notRequiredDone: '2 段階認証の必須を解除しました。',
  whoMay: '役割ごとにできること',
  permission: 'できること',
  chooseRole: '役割を 1 つ以上選んでください。',
  partnerKinds: (kinds) => `${kinds}のみ`,
};
