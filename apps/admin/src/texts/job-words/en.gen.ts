// Generated from packages/domain/src/messages: npm run generate.
import type { JobWords } from '../../vocabulary.ts';

export const texts: JobWords = {
  RemovalJobKind: {
    CLEAR: "Clear blockers",
    SCHEDULE: "Scheduled removal",
    BULK: "Bulk removal",
  },
  RemovalJobState: {
    RUNNING: "Running",
    WAITING: "Waiting",
    CANCELLING: "Being cancelled",
    COMPLETED: "Completed",
    CANCELLED: "Cancelled",
  },
  RemovalJobItemState: {
    PENDING: "To do",
    CLEARING: "Being cleared",
    WAITING: "Waiting",
    COMPLETED: "Done",
    FAILED: "Failed",
    SKIPPED: "Skipped",
    CANCELLED: "Cancelled",
  },
  RemovalJobStepState: {
    PENDING: "To do",
    COMPLETED: "Done",
    FAILED: "Refused",
    CANCELLED: "Cancelled",
  },
};

declare module '../texts.ts' {
  interface Areas {
    readonly jobWords: JobWords;
  }
}
