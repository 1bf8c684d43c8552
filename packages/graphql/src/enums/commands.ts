import type { ConsequenceCode } from '@untether/domain';
import { enumOf } from '../core/enum-of.ts';

export const ConsequenceCodeEnum = enumOf<ConsequenceCode>('ConsequenceCode', 'What a command does, for programs.', {
  azure_plan_stops: 'Everything in the Azure plan stops, and so does its billing.',
  access_stops:
    'The subscription and its active add-ons can no longer be used. With a date its billing stops and its data is kept until then; without one it stays billed and keeps blocking.',
  azure_plan_resumes: 'The Azure plan can be used again, and is billed again.',
  access_resumes: 'The subscription can be used again, and is billed again.',
  ends_for_good: 'The item ends at once and cannot be brought back.',
  renews: 'It renews for another term, at the date where it is known.',
  extends: 'It goes on as a paid monthly extension after the date, where it is known, until it is cancelled.',
  runs_out: 'It ends at the date, where it is known; until then it can be used and is billed.',
  clears_by_itself: 'Nothing is done; it clears at the date, where there is one.',
  viewer_vouches: 'The viewer vouches that the item need not block; name and reason go into the receipt.',
  vendor_is_asked: 'Nothing is done here: the vendor is to be asked, then the item to be imported again.',
  import_reads_again: 'Nothing is done here: it is read anew by the next import.',
  roles_granted: 'The partner gets the roles, until the date; with `autoExtend` they extend themselves.',
  roles_denied: 'The partner gets none of the roles; it may ask again.',
  role_request_withdrawn: 'The customer can no longer approve the roles.',
  roles_end: 'The partner loses the roles until they are requested and approved again.',
  delegated_admin_ends:
    'Delegated admin (DAP) ends until the customer accepts a new request that asks for it. Of an imported relationship it has to be ended at the vendor as well.',
  link_made: 'A new personal link is made; nothing changes until the customer accepts.',
  link_replaced: 'A new personal link is made; the previous one stops working.',
  link_revoked: 'The link stops working.',
  rest_stays_undone: 'What is not done yet stays undone; what is done stays done.',
  failed_tried_again: 'What failed is tried again.',
  roles_replaced: 'What the user may do changes at once.',
  administration_ends: 'The user can no longer manage users and API keys.',
  sign_in_ends: 'The user’s sessions end at once, and there are no more sign-ins.',
  blocks_until_suspended: 'It blocks a removal of the relationship until it is suspended.',
  blocks_past_window:
    'It blocks a removal of the relationship; once it can no longer be cancelled, until `clearsAt` or without a known end.',
});
