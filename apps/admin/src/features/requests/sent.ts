import type { RequestData } from './documents.ts';
import type { EmailDraftData } from './mutations.ts';

/** What is shown once after a request was sent, the first time or again. */
export type Sent = {
  readonly request: RequestData;
  readonly link: string;
  readonly emails: readonly EmailDraftData[];
};

/** What people call whom it is to; null where it names nobody. */
export const addresseeOf = ({ customerName, customerEmail }: Pick<RequestData, 'customerName' | 'customerEmail'>) =>
  customerName ?? customerEmail;

/** Opens a draft in the mail program. Its lines end as RFC 6068 wants it. */
export const mailto = (to: string | null, { subject, body }: Pick<EmailDraftData, 'subject' | 'body'>): string =>
  `mailto:${encodeURIComponent(to ?? '')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`;
