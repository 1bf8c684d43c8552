import { useTexts } from '../../app/settings.ts';
import { Facts } from '../../ui/Facts.tsx';
import { When } from '../../ui/When.tsx';
import { AlreadyPartner } from './AlreadyPartner.tsx';
import { Asks } from './Asks.tsx';
import type { InvitationData } from './documents.ts';
import styles from './Invitation.module.css';
import { useInvitationTexts } from './use-invitation-texts.ts';

/** Who asks, for what, and until when, in plain words. */
export const Asked = ({ invitation }: { readonly invitation: InvitationData }) => {
  const { vocabulary } = useTexts();
  const words = useInvitationTexts();
  const { partnerName, partnerMpnId, partnerKind, providerName, expiresAt, customerCompanyName, alreadyPartnerSince } =
    invitation;
  return (
    <>
      <Facts
        facts={[
          [
            words.from,
            <span key="from">
              <strong>{partnerName}</strong>
              {partnerKind ? (
                <span className={styles.kind}>
                  {words.kind(vocabulary.partnerKind[partnerKind], words.sells[partnerKind])}
                </span>
              ) : null}
            </span>,
          ],
          [words.mpnId, partnerMpnId],
          [words.provider, providerName ? words.providerText(providerName) : null],
          [words.meant, customerCompanyName],
          [words.until, <When key="until" at={expiresAt} time inline />],
        ]}
      />
      {alreadyPartnerSince ? <AlreadyPartner invitation={invitation} /> : null}
      <Asks invitation={invitation} />
    </>
  );
};
