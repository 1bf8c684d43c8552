import {
  type ClaimedMail,
  invitationEmails,
  type LetterText,
  type Locale,
  languages,
  locales,
  noticesOf,
  requestStateAt,
} from '@untether/domain';
import { makeResetLink } from '../account/passwords.ts';
import { namesOf } from '../commands/invitation-mail.ts';
import type { Ports } from '../ports.ts';

export interface Letter {
  readonly subject: string;
  readonly text: string;
}

type InEachLanguage = (locale: Locale) => LetterText | undefined;

/** What a mail says, worded from what is so now; null where there is nothing to say any more. */
export const composeMail = async (ports: Ports, mail: ClaimedMail): Promise<Letter | null> => {
  const say = await letterOf(ports, mail);
  if (say === null) return null;
  const known = locales.filter((locale) => locale === mail.language);
  // Who has chosen no language, and whoever is not known here, gets every one of them.
  const letters = (known.length === 0 ? locales : known).flatMap((locale) => say(locale) ?? []);
  return {
    subject: letters.map(({ subject }) => subject).join(' / '),
    text: letters.map(({ body }) => body).join(`\n\n${'-'.repeat(40)}\n\n`),
  };
};

const letterOf = async (ports: Ports, { content, recipient }: ClaimedMail): Promise<InEachLanguage | null> => {
  const { store, publicUrl, now } = ports;
  switch (content.kind) {
    case 'password_reset': {
      const link = await makeResetLink(ports)(recipient);
      if (link === undefined || link.account.userId !== content.userId) return null;
      const { url, expiresAt } = link;
      return (locale) => languages[locale].mails.passwordReset({ email: recipient, link: url, expiresAt });
    }
    case 'invitation': {
      const [request] = await store.findRequests(content.partnerId, [content.requestId]);
      const partner = await store.findPartner(content.partnerId);
      if (request === undefined || partner === undefined || requestStateAt(request, now()) !== 'sent') return null;
      if (ports.mail === null) return null;
      const link = await ports.mail.unseal(content.sealedLink);
      // Resent meanwhile: the newer mail has the link that works.
      if (ports.digest(link.split('#')[1] ?? '') !== request.tokenHash) return null;
      const { granularAdmin, expiresAt } = request;
      const names = { partnerName: partner.name, ...(await namesOf(store, request)) };
      const letters = invitationEmails({ ...names, granularAdmin, expiresAt, link });
      return (wanted) => letters.find(({ locale }) => locale === wanted);
    }
    case 'removal_notice': {
      const [receipt] = await store.findReceipts(content.partnerId, [content.receiptId]);
      if (receipt === undefined) return null;
      const notices = noticesOf(receipt);
      return (wanted) => notices.find(({ locale }) => locale === wanted);
    }
    case 'endpoint_alarm': {
      const { partnerId, endpointId, alarm } = content;
      const [endpoint] = await store.findWebhookEndpoints(partnerId, [endpointId]);
      if (endpoint === undefined) return null;
      const facts = { alarm, url: endpoint.url, link: `${publicUrl}/developers/endpoints/${endpointId}` };
      return (locale) => languages[locale].mails.endpointAlarm(facts);
    }
  }
};
