import type { Areas } from '../../../texts/texts.ts';

export const navigation = {};

export const texts: Areas['signIn'] = {
  title: 'サインイン',
  email: 'メール アドレス',
  password: 'パスワード',
  submit: 'サインイン',
  failed: 'メール アドレスまたはパスワードが違うか、アカウントが無効です。',
  tooMany: '試行回数が多すぎます。しばらく待ってからもう一度お試しください。',
  unreachable: 'サーバーに接続できません。',
  otherAddress: (url) => `このアドレスはサーバーの公開アドレスと異なります。${url} でサインインしてください。`,
  ended: 'セッションが終了しました。サインインすると元のページに戻ります。',
  demoTitle: 'デモ ユーザー',
  demoText: (password) => `クリックするだけでサインインできます。パスワードは全員 ${password} です。`,
  demoPartners: 'パートナー',
  demoCustomers: '顧客',
  signInAs: (name) => `${name} としてサインイン`,
};
