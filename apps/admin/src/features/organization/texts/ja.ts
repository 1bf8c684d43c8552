import type { Areas } from '../../../texts/texts.ts';

export const navigation = {
  myPartners: '取引パートナー',
  delegatedAdmin: '委任された管理者権限',
  support: '契約とサポート',
};

export const texts: Areas['organization'] = {
  partners: {
    title: navigation.myPartners,
    text: '貴社への販売が認められている会社と、それぞれが貴社のテナントで行えることの一覧です。このアカウントで招待を承諾したパートナーと、運営者が確認したパートナーが表示されます。',
    activeTitle: '現在のパートナー',
    partner: 'パートナー',
    since: '取引開始',
    standing: '委任された管理者権限 (DAP)',
    granular: '詳細な委任された管理者権限 (GDAP)',
    until: (name, date) => `${name}（${date}まで）`,
    noneGranular: 'なし',
    waiting: (count) => `回答待ち: ${count} 件`,
    state: '関係',
    active: '有効',
    tenantId: 'テナント ID',
    mpn: (id) => `MPN ID ${id}`,
    mpnId: 'MPN ID',
    kind: 'パートナー種別',
    again: '以前の関係',
    againText: '一度終了した関係を再開したものです。',
    imported: 'ベンダーの記録から取り込んだ関係です。ここで終了したものは、ベンダー側でも終了してください。',
    origin: '登録の経緯',
    standingOn: '終了するまで、貴社のテナントでほぼすべての管理操作を行えます。',
    standingOff: '委任された管理者権限 (DAP) による操作はできません。',
    standingUnknown:
      'こちらでは分かりません。管理センターで確認するか、ここで終了してください。終了しても問題はありません。',
    toAdmin: '詳細な権限と申請',
    emptyTitle: 'パートナーはまだありません',
    emptyText:
      '貴社への販売を希望するパートナーから、招待リンクが届きます。承諾すると、行えることとともにここに表示されます。',
    noneActive: '現在、貴社への販売が認められているパートナーはありません。',
    answer: '申請内容を見る',
    asked: (count) => `回答を待っている管理者権限の申請が ${count} 件あります。`,
  },
  ended: {
    title: '終了した関係',
    tag: '終了',
    at: '終了日',
    by: '終了した会社',
    since: '取引開始',
    what: '同時に終了したもの',
    left: '貴社で行うこと',
    save: (name, by) =>
      `${by} までに ${name} のデータを保存するか、別の販売元から購入してください。その日に削除されます。`,
    atVendor:
      'この関係はベンダーの記録から取り込まれたもので、ここでのみ終了しています。ベンダー側でも終了したことを確認してください。',
    nothingLeft: '貴社で行うことはありません。',
    kept: '参考',
    rolesTitle: (partner) => `${partner} の Azure のロール割り当てを削除してください`,
    rolesHow: (partner) =>
      `Azure ポータルで各サブスクリプションを開き、［アクセス制御 (IAM)］の［ロールの割り当て］から、${partner} のユーザーとグループの割り当てを削除してください。`,
    effects: {
      LEAVES_CUSTOMER_LIST: () => '先方の顧客一覧から外れました。',
      LEAVES_SUPPORT_CONTACTS: (count) =>
        count === 0
          ? 'サポート連絡先から外れました。'
          : `サポート連絡先から外れ、サブスクリプション ${count} 件が既定の連絡先に戻りました。`,
      DELEGATED_ADMIN_ENDS: (count) =>
        count === 0 ? '終了が必要な管理者権限はありませんでした。' : `委任された管理者権限 ${count} 件が終了しました。`,
      NO_FUTURE_PURCHASES: () => '今後、貴社のための購入はできません。',
    },
  },
  admin: {
    title: navigation.delegatedAdmin,
    listTitle: '申請中および付与済みの権限',
    text: '詳細な委任された管理者権限 (GDAP) です。パートナーが申請した、または付与されている、貴社のテナントでのロールを示します。委任された管理者権限 (DAP) は「取引パートナー」にあります。',
    name: '名前',
    roles: 'ロール',
    moreRoles: (first, count) => `${first}、ほか ${count} 件`,
    duration: '期間',
    extends: '終了時に 180 日ずつ自動延長',
    doesNotExtend: '自動延長なし',
    end: '終了日',
    answerUntil: '回答期限',
    askedAt: '申請日',
    activeSince: '有効になった日',
    actions: '操作',
    emptyTitle: '詳細な委任された管理者権限はありません',
    emptyText: 'パートナーが貴社のテナントでのロールを申請すると、ここで承認または却下できます。',
    rolesAsked: '申請されているロール:',
    rolesHeld: '付与されているロール:',
    ask: {
      APPROVE: (partner) => `${partner} が申請しているロールを承認しますか？`,
      REJECT: (partner) => `${partner} が申請しているロールを却下しますか？`,
      TERMINATE: (partner) => `${partner} のロールを終了しますか？`,
      END_DELEGATED_ADMIN: (partner) => `${partner} の委任された管理者権限を終了しますか？`,
    },
    done: {
      APPROVE: (partner) => `承認しました。${partner} にロールが付与されました。`,
      REJECT: (partner) => `却下しました。${partner} にロールは付与されません。`,
      TERMINATE: (partner) => `終了しました。${partner} のロールはなくなりました。`,
      END_DELEGATED_ADMIN: (partner) => `${partner} の委任された管理者権限を終了しました。`,
    },
    notNow: '今はしない',
  },
  support: {
    title: 'サブスクリプションとサポート',
    text: 'お問い合わせ先と、どのパートナーから何を購入しているかを示します。',
    contactsTitle: '利用できるサポート連絡先',
    contactsNote: '関係が有効なすべてのパートナーです。サブスクリプションごとの連絡先はパートナーが指定します。',
    noContacts: '関係が有効なパートナーがないため、連絡先はありません。',
    subscriptionsTitle: 'サブスクリプション',
    subscription: 'サブスクリプション',
    seller: '販売元',
    contact: 'サポート連絡先',
    designated: '指定',
    byDefault: '既定',
    noContact: 'なし',
    noSubscriptions: 'パートナー経由のサブスクリプションはありません。',
  },
};
