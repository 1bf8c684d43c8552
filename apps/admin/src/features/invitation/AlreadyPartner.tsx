import { useFormat } from '../../app/format.ts';
import type { InvitationData } from './documents.ts';
import { useInvitationTexts } from './use-invitation-texts.ts';

/** For a company that has the partner already: since when, and what accepting would add. */
export const AlreadyPartner = ({ invitation }: { readonly invitation: InvitationData }) => {
  const format = useFormat();
  const words = useInvitationTexts();
  const { partnerName, alreadyPartnerSince, adds } = invitation;
  if (alreadyPartnerSince === null) return null;
  const isNothingNew = adds.length === 0;
  return (
    <p>
      {words.already(partnerName ?? '', format.date(alreadyPartnerSince))}{' '}
      {isNothingNew ? words.nothingNew : adds.map((one) => words.adds[one]).join(' ')}
    </p>
  );
};
