import type { Permission } from '../access/permissions.ts';
import type { CustomerSubscription } from '../model/entities.ts';
import type { EndOfTermAction } from '../model/vocabulary.ts';
import type { Policy } from '../policy.ts';
import { addDays } from '../time/instants.ts';

interface Counted {
  readonly quantity: number;
  readonly unitType: string;
}
/** What is cancelled. */
interface EndingItem {
  readonly name: string;
  /** The vendor lets an admin agent do it only if it is a global admin too. */
  readonly asksGlobalAdmin: boolean;
  /** Of a reservation: whether it is refunded, null = not known; undefined: another kind of item. */
  readonly refundable: boolean | null | undefined;
  /** It came by an import: it has to be ended at the vendor as well. */
  readonly imported: boolean;
}
/** The side a sentence is addressed to. */
export type AddressedSide = 'partner' | 'customer';

/** What a command will do, shown before it is run. */
export type Consequence =
  | { readonly code: 'azure_plan_stops' }
  /** `at`: until when the data is kept; null = it stays billed, and the removal blocked. */
  | ({ readonly code: 'access_stops'; readonly at: Date | null } & Counted)
  | { readonly code: 'azure_plan_resumes' }
  | ({ readonly code: 'access_resumes' } & Counted)
  | ({ readonly code: 'ends_for_good' } & EndingItem)
  /** `at` null: the end of the term is not known. */
  | { readonly code: 'renews'; readonly at: Date | null }
  | { readonly code: 'runs_out'; readonly at: Date | null }
  /** It goes on as a paid monthly extension. */
  | { readonly code: 'extends'; readonly at: Date | null }
  /** `at` null: there is no date for it. */
  | {
      readonly code: 'clears_by_itself';
      readonly at: Date | null;
      /** An import has to see its end first. */
      readonly endToBeSeen: boolean;
    }
  | { readonly code: 'viewer_vouches' }
  | { readonly code: 'vendor_is_asked' }
  | { readonly code: 'import_reads_again' }
  /** `extendsByDays`: by how much the roles extend themselves; null = they do not. */
  | { readonly code: 'roles_granted'; readonly at: Date; readonly extendsByDays: number | null }
  | { readonly code: 'roles_denied' }
  | { readonly code: 'role_request_withdrawn' }
  | { readonly code: 'roles_end'; readonly side: AddressedSide }
  | { readonly code: 'delegated_admin_ends'; readonly side: AddressedSide; readonly imported: boolean }
  | { readonly code: 'link_made' }
  | { readonly code: 'link_replaced' }
  | { readonly code: 'link_revoked' }
  | { readonly code: 'rest_stays_undone' }
  | { readonly code: 'failed_tried_again' }
  | { readonly code: 'roles_replaced' }
  | { readonly code: 'administration_ends' }
  | { readonly code: 'sign_in_ends' }
  | { readonly code: 'blocks_until_suspended' }
  /** `clearsAt` null: there is no date for it. */
  | { readonly code: 'blocks_past_window'; readonly cancellableUntil: Date; readonly clearsAt: Date | null };
export type ConsequenceCode = Consequence['code'];

export const suspendConsequence = (item: CustomerSubscription, policy: Policy, now: Date): Consequence =>
  item.kind === 'azure_plan'
    ? { code: 'azure_plan_stops' }
    : {
        code: 'access_stops',
        ...counted(item),
        at: item.commerceModel === 'new_commerce' ? null : addDays(now, policy.suspendedDataDays),
      };

export const reactivateConsequence = (item: CustomerSubscription): Consequence =>
  item.kind === 'azure_plan' ? { code: 'azure_plan_resumes' } : { code: 'access_resumes', ...counted(item) };

export const cancelConsequence = (
  item: { readonly importHash: string | null; readonly refundable?: boolean | null },
  name: string,
  permission: Permission,
): Consequence => ({
  code: 'ends_for_good',
  name,
  asksGlobalAdmin: permission === 'cancel_software_purchase' || permission === 'cancel_azure_entitlement',
  refundable: item.refundable,
  imported: item.importHash !== null,
});

export const endOfTermConsequence = (
  { commitmentEndDate: at }: CustomerSubscription,
  action: EndOfTermAction,
): Consequence => ({
  code: ({ renew: 'renews', extend: 'extends', cancel: 'runs_out', expire: 'runs_out' } as const)[action],
  at,
});

const counted = ({ quantity, unitType }: CustomerSubscription): Counted => ({ quantity, unitType });
