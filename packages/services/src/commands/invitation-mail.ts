import type { Change, RelationshipRequest, StoreReads } from '@untether/domain';
import type { Ports } from '../ports.ts';

export const linkOf = (publicUrl: string, token: string): string => `${publicUrl}/invitation#${token}`;

/** A link as it may wait in the outbox, with the id of the mail that is to carry it. */
interface SealedLink {
  readonly mailId: string;
  readonly sealedLink: string;
}

/** null where no mail is sent. */
export const sealLink = async ({ mail, publicUrl, newSecret }: Ports, token: string): Promise<SealedLink | null> =>
  mail === null ? null : { mailId: `mal_${newSecret()}`, sealedLink: await mail.seal(linkOf(publicUrl, token)) };

/** The mail that carries an invitation to whom it names, queued together with it. */
export const invitationMails = (
  { partnerId, id: requestId, customerEmail }: Pick<RelationshipRequest, 'partnerId' | 'id' | 'customerEmail'>,
  sealed: SealedLink | null,
  createdAt: Date,
): readonly Change[] => {
  if (sealed === null || customerEmail === null) return [];
  const { mailId: id, sealedLink } = sealed;
  const content = { kind: 'invitation', partnerId, requestId, sealedLink } as const;
  return [{ insert: 'mail', row: { id, recipient: customerEmail, content, createdAt } }];
};

export const namesOf = async (
  reads: StoreReads,
  { partnerId, indirectProviderId, customerId }: RelationshipRequest,
) => {
  const provider = indirectProviderId === null ? undefined : await reads.findPartner(indirectProviderId);
  const [customer] = customerId === null ? [] : await reads.findKnownCustomers(partnerId, [customerId]);
  return { providerName: provider?.name ?? null, customerName: customer?.companyName ?? null };
};
