// Generated from packages/domain/src/messages: npm run generate.
import type { RemovalWords } from '../../vocabulary.ts';

export const texts: RemovalWords = {
  RemovalEffectKind: {
    LEAVES_CUSTOMER_LIST: "顧客一覧から外れます",
    LEAVES_SUPPORT_CONTACTS: "顧客のサポート連絡先から外れます",
    DELEGATED_ADMIN_ENDS: "委任された管理者権限が終了します",
    NO_FUTURE_PURCHASES: "以後の購入はできません",
  },
  RemovalEffectDone: {
    LEAVES_CUSTOMER_LIST: "顧客一覧から外れました",
    LEAVES_SUPPORT_CONTACTS: "顧客のサポート連絡先から外れました",
    DELEGATED_ADMIN_ENDS: "委任された管理者権限が終了しました",
    NO_FUTURE_PURCHASES: "購入する権利がなくなりました",
  },
  RemovalWarningKind: {
    DELEGATED_ADMIN_WILL_END: "委任された管理者権限が終了します",
    AZURE_ROLE_ASSIGNMENTS_SURVIVE: "Azure のロール割り当ては残ります",
    LAST_PARTNER: "顧客にとって最後のパートナーです",
    SUPPORT_CONTACT_DESIGNATIONS: "サポート連絡先の指定が変わります",
    RESELLER_RELATIONSHIP_ENDS_TOO: "リセラーの関係も終了します",
    DATA_DELETION: "データが削除されます",
    STILL_BILLED: "課金が続きます",
    END_AT_VENDOR: "ベンダー側でも終了が必要です",
  },
  RemainingItemKind: {
    SUSPENDED_SUBSCRIPTION: "停止中のサブスクリプション",
    AZURE_ROLE_ASSIGNMENTS: "Azure のロール割り当て",
    STILL_BILLED: "課金が継続",
    END_AT_VENDOR: "ベンダー側でも終了が必要",
    RESET_SUPPORT_CONTACT: "サポート連絡先",
    OPEN_BLOCKER: "未解消のまま終了",
  },
  ReestablishKind: {
    SUSPENDED_SUBSCRIPTION: "停止中のサブスクリプション",
    GONE_FOR_GOOD: "元に戻らないもの",
    ADMIN_PRIVILEGES: "管理者権限",
    SUPPORT_CONTACT: "サポート連絡先",
  },
};
