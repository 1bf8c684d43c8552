import type { AnyViewer } from '../access/authorise.ts';
import { findForbidden, isCustomerViewer } from '../access/authorise.ts';
import type { InvitationObstacle, Refusal } from '../commands/refusal.ts';
import type { Customer } from '../model/entities.ts';
import type { RelationshipRequest } from '../model/requests.ts';
import type { InvitationRegistration } from '../model/vocabulary.ts';

/** So many registrations that fail because something is known here, and the link has to be sent again: nobody tries out what is. */
export const mostFailedAnswers = 10;

/** What decides who may answer an invitation. */
export interface AnswerCase {
  readonly request: RelationshipRequest;
  /** null = signed out. */
  readonly viewer: AnyViewer | null;
  /** The customer the request names; null where it names none. */
  readonly customer: Customer | null;
  /** Whether that customer has an admin here who may sign in. */
  readonly hasAdmins: boolean;
  /** Whether any partner but the requester, its provider included, has or had a relationship with that customer. */
  readonly heldByOthers: boolean;
}

/** `registration`: what a signed-out viewer has to give; null for one who is signed in. */
export type AnswerAuthorization =
  | { readonly may: true; readonly registration: InvitationRegistration | null }
  | { readonly may: false; readonly refusal: Refusal };

/**
 * Who may answer; the first that applies decides.
 * a partner's user                                  never
 * a customer's admin                                for its own company, or where the request names none
 * signed out, the link failed too often              no one: it has to be sent again
 * signed out, the request names no customer         the registrant, who brings a company that is new here
 * signed out, the customer has an admin here        no one: its admin signs in
 * signed out, another partner held the customer     no one: the operator adds an admin first
 * signed out, only this partner ever held it        the registrant, who becomes its admin
 */
export const authorizeAnswer = (answer: AnswerCase): AnswerAuthorization => {
  const { request, viewer, customer, hasAdmins, heldByOthers } = answer;
  if (viewer !== null && !isCustomerViewer(viewer)) {
    const forbidden = findForbidden(viewer, 'answer_relationship_request');
    if (forbidden !== undefined) return { may: false, refusal: forbidden };
  }
  if (viewer !== null && isCustomerViewer(viewer))
    return request.customerId === null || request.customerId === viewer.customer.id
      ? { may: true, registration: null }
      : deny({ code: 'other_company' });
  if (request.failedAnswers >= mostFailedAnswers) return deny({ code: 'failed_too_often' });
  if (customer === null) return { may: true, registration: 'company' };
  if (hasAdmins) return deny({ code: 'admin_signs_in', customer: customer.companyName });
  if (heldByOthers) return deny({ code: 'operator_adds_admin', customer: customer.companyName });
  return { may: true, registration: 'admin' };
};

const deny = (obstacle: InvitationObstacle): AnswerAuthorization => ({
  may: false,
  refusal: { error: 'invitation', state: 'sent', obstacle },
});
