// Generated from packages/domain/src/messages: npm run generate.
import type { Permission } from '../../vocabulary.ts';

export const texts: Readonly<Record<Permission, string>> = {
    VIEW_CUSTOMERS: "顧客・ブロック要因・控えの閲覧",
    MANAGE_SUBSCRIPTIONS: "サブスクリプションの停止・再開・取消、期間終了時の処理の選択",
    PLACE_ORDER: "注文",
    CANCEL_SOFTWARE_PURCHASE: "ソフトウェア購入の取消",
    WAIVE_REMOVAL_BLOCKER: "ブロック要因の免除",
    CANCEL_RESERVATION: "予約の取消",
    CANCEL_AZURE_ENTITLEMENT: "Azure サブスクリプションの取消",
    REQUEST_RELATIONSHIP: "リセラー関係の申請、申請の再送・取り下げ",
    REQUEST_RELATIONSHIP_WITH_DELEGATED_ADMIN: "委任された管理者権限付きのリセラー関係の申請",
    REMOVE_RELATIONSHIP: "リセラー関係の解除",
    END_DELEGATED_ADMIN: "委任された管理者権限の終了",
    REQUEST_GRANULAR_ADMIN: "詳細な委任された管理者権限の申請",
    TERMINATE_GRANULAR_ADMIN: "詳細な委任された管理者権限の終了",
    ASSIGN_SUPPORT_CONTACT: "サポート連絡先の指定",
    VIEW_OWN_ORGANIZATION: "自社の情報、パートナー、その権限の閲覧",
    ANSWER_RELATIONSHIP_REQUEST: "リセラー関係の承諾・辞退",
    ANSWER_GRANULAR_ADMIN_REQUEST: "詳細な委任された管理者権限の承認・却下",
    VIEW_ACTIVITY: "アクティビティの閲覧",
    MANAGE_WEBHOOKS: "Webhook の管理",
    MANAGE_API_KEYS: "API キーの管理",
    MANAGE_USERS: "ユーザーの管理",
    IMPORT: "ベンダーのエクスポートのインポート",
    RECORD_END_AT_VENDOR: "ベンダー側で終了した関係の記録",
};
