import type { ReceiptMailState } from './vocabulary.ts';

export const mailKinds = ['password_reset', 'invitation', 'removal_notice', 'endpoint_alarm'] as const;
export const endpointAlarms = ['failing', 'paused', 'disabled'] as const;
export type EndpointAlarm = (typeof endpointAlarms)[number];

/** What a mail is about. What it says is read and worded when it is sent. */
export type MailContent =
  /** The link is made when the mail is sent, so that no token waits here. */
  | { readonly kind: 'password_reset'; readonly userId: string }
  /** The link is a secret: encrypted with the installation's own. */
  | {
      readonly kind: 'invitation';
      readonly partnerId: string;
      readonly requestId: string;
      readonly sealedLink: string;
    }
  | { readonly kind: 'removal_notice'; readonly partnerId: string; readonly receiptId: string }
  | {
      readonly kind: 'endpoint_alarm';
      readonly partnerId: string;
      readonly endpointId: string;
      readonly alarm: EndpointAlarm;
    };

/** A mail that is to be sent. */
export interface NewMail {
  readonly id: string;
  readonly recipient: string;
  readonly content: MailContent;
  readonly createdAt: Date;
}

/** A mail that an attempt is under way for. */
export interface ClaimedMail extends NewMail {
  /** This one included. */
  readonly attempts: number;
  /** What its reader has chosen; null = nothing, or nobody who signs in here. */
  readonly language: string | null;
}

/** The notice of a removal to one of the customer's admins, and what became of it. */
export interface ReceiptMail {
  readonly id: string;
  readonly receiptId: string;
  /** null = not for this viewer. */
  readonly recipient: string | null;
  readonly state: ReceiptMailState;
  readonly attempts: number;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
}
