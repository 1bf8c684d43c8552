// Generated from packages/domain/src/messages: npm run generate.
import type { JobWords } from '../../vocabulary.ts';

export const texts: JobWords = {
  RemovalJobKind: {
    CLEAR: "ブロック要因の解消",
    SCHEDULE: "解除の予約",
    BULK: "一括解除",
  },
  RemovalJobState: {
    RUNNING: "実行中",
    WAITING: "待機中",
    CANCELLING: "キャンセル処理中",
    COMPLETED: "完了",
    CANCELLED: "キャンセル済み",
  },
  RemovalJobItemState: {
    PENDING: "未処理",
    CLEARING: "解消中",
    WAITING: "待機中",
    COMPLETED: "完了",
    FAILED: "失敗",
    SKIPPED: "対象外",
    CANCELLED: "キャンセル済み",
  },
  RemovalJobStepState: {
    PENDING: "未処理",
    COMPLETED: "完了",
    FAILED: "拒否",
    CANCELLED: "キャンセル済み",
  },
};
