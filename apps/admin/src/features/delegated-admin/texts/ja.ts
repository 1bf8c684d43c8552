import type { delegatedAdmin as en } from './en.ts';

const end =
  '委任された管理者権限 (DAP) で顧客のテナントを操作できなくなります。再び得るには、新しい申請で求め、顧客に承認してもらう必要があります。GDAP は個別に終了します。';

export const delegatedAdmin: typeof en = {
  title: '委任された管理者権限',
  dap: '委任された管理者権限 (DAP)',
  dapStates: {
    on: '自社の担当者は、顧客のテナント全体を管理者として操作できます。',
    off: '自社の担当者は、DAP では顧客のテナントを管理できません。',
    unknown:
      '自社の担当者が顧客のテナントを管理できるかどうかは不明です。インポートしたデータに情報がありませんでした。',
  },
  end: 'DAP を終了',
  endTitle: (customer) => `${customer} に対する委任された管理者権限を終了しますか？`,
  ended: (customer) => `${customer} に対する委任された管理者権限を終了しました。`,
  gdap: '詳細な委任された管理者権限 (GDAP)',
  gdapText: '顧客のテナントでの特定のロールを、期限付きで持ちます。顧客の管理者が承認した時点で始まります。',
  empty: 'ありません。必要なロールを必要な期間だけ申請してください。',
  request: '権限を申請',
  requestTitle: (customer) => `${customer} に権限を申請`,
  requestText: '顧客の管理者による承認が必要です。顧客はいつでも権限を終了できます。',
  submit: '申請を送る',
  requested: (name) => `${name} は顧客の承認を待っています。`,
  nameLabel: '名前',
  nameHint: '顧客にも表示されます。例: ヘルプデスク一次対応',
  roles: 'ロール',
  findRole: 'ロールを検索',
  noRole: '該当する名前のロールはありません。',
  chosen: (count) => `${count} 件を選択中`,
  days: '期間（日数）',
  daysHint: '承認された時点から 1～730 日。',
  autoExtend: '終了するたびに 180 日延長する',
  duration: '期間',
  extends: '自動延長',
  activeSince: (date) => `${date} から有効`,
  ends: '終了日',
  answerUntil: '回答期限',
  terminate: '終了',
  withdraw: '取り下げ',
  terminateTitle: (name) => `${name} を終了しますか？`,
  withdrawTitle: (name) => `${name} の申請を取り下げますか？`,
  terminated: (name) => `${name} を終了しました。`,
  withdrawn: (name) => `${name} の申請を取り下げました。`,
  keepRequest: '申請を残す',
  problems: {
    displayName: () => '1～50 文字で入力してください。',
    roles: () => 'ロールを 1 つ以上選んでください。',
    durationDays: () => '1～730 の整数で日数を入力してください。',
  },
  consequences: {
    end,
    endImported: `${end}ここでの操作は記録だけなので、ベンダー側でも終了してください。`,
    terminate: 'これらのロールはすぐに使えなくなります。再び得るには、申請と顧客の承認が必要です。',
    withdraw: '申請を取り下げると、顧客は承認できなくなります。',
  },
};
