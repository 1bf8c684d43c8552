import type { AnyViewer } from '../access/authorise.ts';
import { findForbidden, isCustomerViewer } from '../access/authorise.ts';
import type { Refusal } from '../commands/outcome.ts';
import type { Customer } from '../model/entities.ts';
import type { RelationshipRequest } from '../model/requests.ts';
import type { InvitationRegistration } from '../model/vocabulary.ts';

/** What decides who may answer an invitation. */
export interface AnswerCase {
  readonly request: RelationshipRequest;
  /** null = nobody is signed in. */
  readonly viewer: AnyViewer | null;
  /** The customer the request names; null where it names none. */
  readonly customer: Customer | null;
  /** Whether that customer has an admin here who may sign in. */
  readonly hasAdmins: boolean;
  /** Whether any partner but the asking one, its provider included, has or had a relationship with that customer. */
  readonly heldByOthers: boolean;
}

/** Why somebody may not answer, for programs. */
export const invitationObstacles = ['partner_user', 'other_company', 'admin_signs_in', 'operator_adds_admin'] as const;
export type InvitationObstacle = (typeof invitationObstacles)[number];

/** `registration`: what somebody signed out has to give; null for who is signed in. */
export type MayAnswer =
  | { readonly may: true; readonly registration: InvitationRegistration | null }
  | { readonly may: false; readonly because: InvitationObstacle; readonly refusal: Refusal };

/**
 * Who may answer; the first that applies decides.
 * a partner's user                                  never
 * a customer's admin                                for its own company, or where the request names none
 * signed out, the request names nobody              the registrant, who brings a company that is new here
 * signed out, the customer has an admin here        nobody: its admin signs in
 * signed out, another partner held the customer     nobody: the operator adds an admin first
 * signed out, only this partner ever held it        the registrant, who becomes its admin
 */
export const whoMayAnswer = (answer: AnswerCase): MayAnswer => {
  const { request, viewer, customer, hasAdmins, heldByOthers } = answer;
  if (viewer !== null && !isCustomerViewer(viewer)) {
    const forbidden = findForbidden(viewer, 'answer_relationship_request');
    if (forbidden !== undefined) return { may: false, because: 'partner_user', refusal: forbidden };
  }
  if (viewer !== null && isCustomerViewer(viewer))
    return request.customerId === null || request.customerId === viewer.customer.id
      ? { may: true, registration: null }
      : not('other_company', 'This invitation is for another company. Sign in as one of its admins.');
  if (customer === null) return { may: true, registration: 'company' };
  if (hasAdmins) return not('admin_signs_in', `${customer.companyName} has an admin here: sign in as one to answer.`);
  if (heldByOthers)
    return not(
      'operator_adds_admin',
      `${customer.companyName} has no admin here yet, and other partners know it: ask the operator of this installation to add one, then sign in.`,
    );
  return { may: true, registration: 'admin' };
};

const not = (because: InvitationObstacle, message: string): MayAnswer => ({
  may: false,
  because,
  refusal: { error: 'invitation', state: 'sent', message, obstacle: because },
});
