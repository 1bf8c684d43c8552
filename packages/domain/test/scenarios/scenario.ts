import type {
  RelationshipFacts,
  RemovalBlocker,
  RemovalBlockerKind,
  RemovalResolution,
  Role,
} from '../../src/index.ts';

/** One row of the specification: with these facts at this instant exactly these items block. */
export interface Scenario {
  readonly rule: string;
  readonly facts: RelationshipFacts;
  /** Default `now`. */
  readonly at?: Date;
  readonly blocks: readonly ExpectedBlocker[];
  /** The next possible removal date; null = nobody knows; default = the instant of the scenario. */
  readonly removableAt?: Date | null;
}

export type ExpectedBlocker = Omit<
  RemovalBlocker,
  | 'rule'
  | 'subjectName'
  | 'subjectKind'
  | 'subjectStatus'
  | 'rawStatus'
  | 'quantity'
  | 'unitType'
  | 'findings'
  | 'refundable'
>;

/** `subject` blocks as `kind` with these ways out, best first; what is not given is as in most rows. */
export const blocked = (
  subject: string,
  kind: RemovalBlockerKind,
  way: Partial<ExpectedBlocker> & {
    readonly resolutions: readonly RemovalResolution[];
    readonly allowedRoles: readonly Role[];
  },
): ExpectedBlocker => ({
  id: `blk_${subject}`,
  kind,
  subjectId: subject,
  allowedUntil: null,
  clearsAt: null,
  billedMeanwhile: true,
  clearAfter: [],
  clearedWith: null,
  ...way,
});

export const subscriptionRoles: readonly Role[] = [
  'global_admin',
  'admin_agent',
  'sales_agent',
  'helpdesk_agent',
  'billing_admin',
];
export const reservationRoles: readonly Role[] = ['global_admin', 'admin_agent', 'sales_agent', 'helpdesk_agent'];
export const adminAgent: readonly Role[] = ['admin_agent'];
export const nobody: readonly Role[] = [];

export const suspend = { resolutions: ['suspend'], allowedRoles: subscriptionRoles } as const;
export const askOrWaive = { resolutions: ['contact_support', 'waive'], allowedRoles: adminAgent } as const;
export const importOrWaive = {
  resolutions: ['import_again', 'waive'],
  allowedRoles: ['global_admin', 'admin_agent'],
} as const;
export const waitOrWaive = { resolutions: ['wait', 'waive'], allowedRoles: adminAgent } as const;

export const waitUntil = (clearsAt: Date) => ({ resolutions: ['wait'], allowedRoles: nobody, clearsAt }) as const;
export const turnOffThenWait = (clearsAt: Date) =>
  ({ resolutions: ['turn_off_auto_renew', 'wait'], allowedRoles: subscriptionRoles, clearsAt }) as const;
export const cancelBy = (allowedUntil: Date, allowedRoles: readonly Role[] = subscriptionRoles) =>
  ({ resolutions: ['cancel'], allowedRoles, allowedUntil }) as const;
