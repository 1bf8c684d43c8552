import { MailRefused, type SendLetter } from '@untether/services';
import nodemailer from 'nodemailer';
import type { MailSettings } from '../env.ts';

/** What a mail server may take: beyond that the attempt has failed. */
const patienceMs = 15_000;

/** Sends by SMTP. A mail that is sent again has the same Message-ID, by which mail programs know it. */
export const createSmtp = ({ smtpUrl, from }: MailSettings, publicUrl: string): SendLetter => {
  const waits = { connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs };
  const transport = nodemailer.createTransport({ url: smtpUrl, ...waits }, { from });
  const { hostname } = new URL(publicUrl);
  return async (to, id, { subject, text }) => {
    try {
      await transport.sendMail({
        // As an object it is one address, whatever is in it.
        to: { name: '', address: to },
        subject,
        text,
        messageId: `<${id}@${hostname}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    } catch (thrown) {
      if (isFinal(thrown)) throw new MailRefused(thrown instanceof Error ? thrown.message : String(thrown));
      throw thrown;
    }
  };
};

/** The server refused the mail itself (5xx); a wrong password or an unreachable server is the operator's to mend. */
const isFinal = (thrown: unknown): boolean => {
  const { responseCode, code } = thrown as { readonly responseCode?: number; readonly code?: string };
  return responseCode !== undefined && responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
};
