import type { Areas } from '../../../texts/texts.ts';

export const navigation = {};

export const texts: Areas['account'] = {
  title: 'アカウント',
  email: 'メール アドレス',
  password: 'パスワード',
  currentPassword: '現在のパスワード',
  newPassword: '新しいパスワード',
  again: '新しいパスワード (確認)',
  passwordHint: '12 文字以上。無作為な単語をいくつか並べると、覚えやすく推測されにくくなります。',
  passwordEnds: '変更すると、ほかのすべての端末からサインアウトします。',
  changePassword: 'パスワードを変更',
  passwordChanged: 'パスワードを変更しました。ほかのセッションはすべて終了しました。',
  wrongPassword: '現在のパスワードと一致しません。',
  differ: '2 つの新しいパスワードが一致しません。',
  tooMany: '試行回数が多すぎます。1 分ほど待ってからもう一度お試しください。',
  languageText: 'アプリ、メッセージ、メールをこの言語で表示します。すべての端末に適用されます。',
  languageOfBrowser: '各ブラウザーの設定に従う',
  sessions: 'サインイン中の端末',
  sessionList: 'セッション',
  sessionsText: '心当たりのないセッションは終了し、パスワードを変更してください。',
  deviceLabel: '端末',
  device: (browser, system) => (system === null ? browser : `${browser} (${system})`),
  unknownDevice: '不明な端末',
  thisSession: 'この端末',
  lastSeen: '最終アクセス',
  signedIn: 'サインイン日時',
  endSession: '終了',
  endOthers: 'ほかをすべて終了',
  sessionEnded: 'セッションを終了しました。',
  othersEnded: 'ほかのセッションをすべて終了しました。',
  resetTitle: '新しいパスワードの設定',
  resetFor: (email) => `${email} のパスワードを設定します。`,
  resetEnds: 'すべての端末からサインアウトします。',
  setPassword: 'パスワードを設定',
  resetDone: '新しいパスワードを設定しました。そのパスワードでサインインしてください。',
  linkDead: 'このリンクは使えません。リンクは 1 回限り、1 時間有効です。新しいリンクを依頼してください。',
  toSignIn: 'サインインへ',
  forgotTitle: 'パスワードをお忘れですか？',
  forgotText:
    'サインインに使うメール アドレスを入力してください。登録されている場合は、新しいパスワードを設定するリンクをお送りします。',
  sendLink: 'リンクを送信',
  linkSent: (email) =>
    `${email} が登録されている場合は、リンクをお送りしました。リンクは 1 回限り、1 時間有効です。迷惑メールもご確認ください。`,
  noMail:
    'このシステムはメールを送信しません。新しいパスワードを設定するリンクの発行を、運用担当者に依頼してください。',
};
