import { languages, locales } from '../messages/locale.ts';
import type { CustomerNotice, InvitationFacts } from '../model/records.ts';

/** Drafts of the e-mail that carries an invitation, to copy. */
export const invitationEmails = (invitation: InvitationFacts): readonly CustomerNotice[] =>
  locales.map((locale) => ({ locale, ...languages[locale].invitationEmail(invitation) }));
