import { randomUUID } from 'node:crypto';
import type { EndpointAlarm, Event, MailContent, NewMail, StoreReads } from '@untether/domain';
import type { Connection } from '../connection.ts';
import { insertRows } from './statements.ts';

/** As it is kept until it is sent. */
export const mailRow = (mail: NewMail) => ({
  ...mail,
  kind: mail.content.kind,
  receiptId: mail.content.kind === 'removal_notice' ? mail.content.receiptId : null,
  dueAt: mail.createdAt,
  attempts: 0,
  lease: null,
  sentAt: null,
  failure: null,
});

type Reads = Pick<StoreReads, 'listCustomerAdmins' | 'listUsersWithRole'>;

const newMail = (recipient: string, content: MailContent, createdAt: Date): NewMail => ({
  id: `mal_${randomUUID()}`,
  recipient,
  content,
  createdAt,
});

/** To the people who look after a partner's webhooks. */
export const endpointAlarmMails = async (
  reads: Pick<Reads, 'listUsersWithRole'>,
  endpoint: { readonly partnerId: string; readonly id: string },
  alarm: EndpointAlarm,
  at: Date,
): Promise<readonly NewMail[]> => {
  const { partnerId, id: endpointId } = endpoint;
  const admins = await reads.listUsersWithRole(partnerId, 'global_admin');
  return admins.map(({ email }) => newMail(email, { kind: 'endpoint_alarm', partnerId, endpointId, alarm }, at));
};

const mailsOf = async (reads: Reads, event: Event): Promise<readonly NewMail[]> => {
  const { partnerId, subjectId, customerId, occurredAt } = event;
  switch (event.type) {
    case 'reseller-relationship-removed': {
      const receiptId = (event.changes as { readonly receiptId?: string }).receiptId;
      if (customerId === null || receiptId === undefined) return [];
      const admins = (await reads.listCustomerAdmins(customerId)).filter(({ disabledAt }) => disabledAt === null);
      return admins.map(({ email }) => newMail(email, { kind: 'removal_notice', partnerId, receiptId }, occurredAt));
    }
    case 'webhook-endpoint-paused':
    case 'webhook-endpoint-disabled': {
      const alarm = event.type === 'webhook-endpoint-paused' ? 'paused' : 'disabled';
      const byItself = event.actor.kind !== 'user' && event.actor.kind !== 'api_key';
      return byItself ? endpointAlarmMails(reads, { partnerId, id: subjectId }, alarm, occurredAt) : [];
    }
    default:
      return [];
  }
};

/** Queues the mail that events make necessary, in their transaction. */
export const mailAbout = async (connection: Connection, reads: Reads, events: readonly Event[]): Promise<void> => {
  for (const event of events) {
    const rows = (await mailsOf(reads, event)).map(mailRow);
    if (rows.length > 0) await insertRows(connection, 'mail', connection.tables.mail, rows);
  }
};
