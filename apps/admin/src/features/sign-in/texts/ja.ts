import type { Areas } from '../../../texts/texts.ts';

export const navigation = {};

export const texts: Areas['signIn'] = {
  title: 'サインイン',
  email: 'メール アドレス',
  password: 'パスワード',
  submit: 'サインイン',
  forgot: 'パスワードをお忘れですか？',
  throughProvider: '組織のアカウントでサインイン',
  providerProblems: {
    no_roles:
      '組織でのサインインは完了しましたが、ここで使えるロールがありません。グループにロールを割り当てるよう、運用担当者に依頼してください。',
    no_partner:
      'グループに割り当てられたパートナーが登録されていません。割り当てを直すよう、運用担当者に依頼してください。',
    no_email: '組織からメール アドレスが提供されませんでした。ここでは必要です。運用担当者に連絡してください。',
    email_taken:
      'このメール アドレスのアカウントが既にあり、組織はアドレスを確認済みとしていません。運用担当者に連絡してください。',
    other_partner:
      'アカウントは、グループに割り当てられたものとは別のパートナーに属しています。運用担当者に連絡してください。',
    disabled: 'このアカウントは無効です。',
    provider: '組織でのサインインに失敗しました。もう一度お試しください。続く場合は運用担当者に連絡してください。',
  },
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
