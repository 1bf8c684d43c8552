import type { Areas } from '../texts.ts';
import { texts as vocabulary } from '../vocabulary/ja.ts';

const anyOf = new Intl.ListFormat('ja-JP', { type: 'disjunction' });

const suspend =
  '利用者はすぐに使えなくなります。従来型では課金が止まり、データは 90 日間保存されます。新コマースでは課金が続き、解除は引き続き妨げられます。アドオンも一緒に停止します。';
const cancel = '取り消すと元に戻せません。利用者はすぐに使えなくなります。';
const renewOff = '契約満了日に更新されず終了します。それまでは利用でき、課金も続きます。';

/** What the API says in English, said again from kinds, roles and counts. */
export const texts: Areas['fromApi'] = {
  cause: {
    ACTIVE_SUBSCRIPTION: 'サブスクリプションが有効です。停止すると解消します。',
    ACTIVE_TRIAL: '試用版が有効です。停止すると解消します。',
    ACTIVE_ADD_ON: 'アドオンが有効です。停止すると解消します。',
    ACTIVE_NEW_COMMERCE_SUBSCRIPTION:
      '新コマースの契約です。停止しても課金が続くため、取消期限内に取り消してください。',
    NEW_COMMERCE_OUTSIDE_WINDOW:
      '新コマースの取消期限を過ぎています。自動更新をオフにし、契約満了と猶予期間の終了を待ちます。',
    NEW_COMMERCE_IN_GRACE: '契約は満了しましたが、猶予期間中です。',
    ACTIVE_AZURE_ENTITLEMENT: 'Azure サブスクリプションが有効です。取り消すと解消します。',
    ACTIVE_AZURE_PLAN: 'Azure プランが有効です。停止すると解消します。',
    ACTIVE_MARKETPLACE_SUBSCRIPTION: 'マーケットプレースの契約が続いています。',
    ACTIVE_RESERVATION: '予約が有効です。取り消すと返金されます。',
    NON_REFUNDABLE_RESERVATION: '返金できない予約です。期限が切れるまで取り消せません。',
    ACTIVE_SAVINGS_PLAN: '節約プランは取り消せません。移管する場合はベンダー側で行い、再度インポートしてください。',
    SOFTWARE_PURCHASE: 'ソフトウェア購入が取消期限内です。取り消すと解消します。',
    SOFTWARE_PURCHASE_OUTSIDE_WINDOW: 'ソフトウェア購入の取消期限を過ぎています。',
    PENDING_ORDER: '処理中です。完了するまで待ってください。',
    UNKNOWN_STATUS: 'この版では分からない状態です。ベンダーのサポートに確認してください。',
  },
  consequence: {
    SUSPEND: suspend,
    REACTIVATE: '利用者が再び使えるようになり、課金も再開します。',
    CANCEL: cancel,
    TURN_ON_AUTO_RENEW: '契約満了日に同じ条件で更新されます。',
    TURN_OFF_AUTO_RENEW: renewOff,
    WAIT: '時間が経つと解消します。',
    WAIVE: '項目はそのまま残り、解除を妨げなくなります。理由は控えに記録されます。',
    CONTACT_SUPPORT: 'ベンダーのサポートと調整し、再度インポートしてください。',
  },
  refused: ({ roles, kinds, state }) => {
    if (kinds.length > 0)
      return `実行できるのは${anyOf.format(kinds.map((kind) => vocabulary.PartnerKind[kind]))}だけです。`;
    return state || roles.length === 0
      ? '今の状態では実行できません。'
      : `実行できるのは${anyOf.format(roles.map((role) => vocabulary.Role[role]))}だけです。`;
  },
  mayNotRemove: 'お使いの役割またはパートナー種別では、リセラー関係を解除できません。',
  effect: {
    LEAVES_CUSTOMER_LIST: () => 'この顧客は顧客一覧に表示されなくなります。',
    LEAVES_SUPPORT_CONTACTS: (count) =>
      count > 0
        ? `サポート連絡先ではなくなります。指定されているサブスクリプション: ${count} 件。`
        : 'この顧客のサポート連絡先ではなくなります。',
    DELEGATED_ADMIN_ENDS: (count) =>
      count > 0 ? `委任された管理者権限 ${count} 件が終了します。` : '有効な委任された管理者権限はありません。',
    NO_FUTURE_PURCHASES: () => 'この顧客のための購入はできなくなります。',
  },
  warning: {
    DELEGATED_ADMIN_WILL_END: 'この顧客に対する委任された管理者権限が終了します。',
    AZURE_ROLE_ASSIGNMENTS_SURVIVE: 'Azure のロール割り当ては自動では消えません。顧客が削除する必要があります。',
    LAST_PARTNER: '解除すると、この顧客にはパートナーがいなくなります。',
    SUPPORT_CONTACT_DESIGNATIONS: 'サポート連絡先として指定されているサブスクリプションは、既定の連絡先に戻ります。',
    RESELLER_RELATIONSHIP_ENDS_TOO: '間接リセラーとこの顧客との関係も同時に終了します。',
    DATA_DELETION: '停止中のサブスクリプションのデータは期日に削除されます。',
    END_AT_VENDOR: 'インポートされた項目は、ベンダー側でも同じ操作が必要です。',
  },
  remaining: {
    SUSPENDED_SUBSCRIPTION: ({ name, at }) =>
      `${name ?? 'サブスクリプション'} は停止中のまま残ります。${at ? 'データは期日に削除されます。' : ''}`,
    AZURE_ROLE_ASSIGNMENTS: () => '顧客が Azure でロール割り当てを削除する必要があります。',
    END_AT_VENDOR: ({ name }) => `${name ? `${name} を` : ''}ベンダー側でも終了してください。`,
    RESET_SUPPORT_CONTACT: ({ name }) =>
      `${name ?? 'サブスクリプション'} に指定されていたサポート連絡先は、関係の解除とともに終了しました。`,
  },
  error: {
    VALIDATION: '入力内容を確認してください。',
    NOT_FOUND: '見つかりません。すでになくなったか、担当外の項目です。',
    FORBIDDEN: 'お使いの役割では実行できません。',
    REMOVAL_BLOCKED: '解除を妨げる項目があります。',
    STATE: '今の状態では実行できません。',
    CONFLICT: '別の操作と重なりました。もう一度お試しください。',
    PURCHASE_NOT_ALLOWED: 'この顧客のための購入はできません。',
    INVITATION: 'この招待には回答できません。リンクが正しくないか、使用済み、取り下げ済み、または期限切れです。',
  },
  attestation:
    '私は誠意をもって、パートナーを代表する権限に基づいて行います。法律または契約が求める通知は、関係の終了前にすべて顧客に行ったか、これから行います。（参考訳。効力があるのは英語の原文です。）',
};
