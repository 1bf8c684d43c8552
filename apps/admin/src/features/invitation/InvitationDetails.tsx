import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ShieldPersonRegular } from '@fluentui/react-icons/svg/shield-person';
import { RoleList } from '../../common/delegated-admin.tsx';
import { useFormat } from '../../texts/format.ts';
import type { Areas } from '../../texts/texts.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { When } from '../../ui/When.tsx';
import type { InvitationData } from './documents.ts';
import styles from './Invitation.module.css';

const useTexts = textsOf('common', 'invitation', 'vocabulary');

type Words = Pick<Areas['invitation'], 'toSell' | 'toLookAfter' | 'toSupport' | 'toSupportBoth'>;

/** One line for what each company may do: a reseller places no order, its provider does. */
export const requestedAccess = (
  { partnerName, providerName, adds }: Pick<InvitationData, 'partnerName' | 'providerName' | 'adds'>,
  words: Words,
): readonly string[] => {
  const partner = partnerName ?? '';
  const brings = adds.includes('RELATIONSHIP') || adds.includes('PROVIDER_RELATIONSHIP');
  const sells = providerName
    ? [words.toSell(providerName), words.toLookAfter(partner, providerName), words.toSupportBoth]
    : [words.toSell(partner), words.toSupport(partner)];
  return brings ? sells : [];
};

/** What each company may do once the customer accepts. */
const RequestedAccess = ({ invitation }: { readonly invitation: InvitationData }) => {
  const words = useTexts().invitation;
  return (
    <section className={styles.block}>
      <h2>{words.asksFor}</h2>
      <ul className={styles.requestedAccess}>
        {requestedAccess(invitation, words).map((text) => (
          <li key={text}>
            <CheckmarkCircleRegular aria-hidden="true" />
            <span>{text}</span>
          </li>
        ))}
        {invitation.granularAdmin ? <RequestedAdmin invitation={invitation} /> : null}
      </ul>
      {invitation.granularAdmin ? null : <p className="muted">{words.noAdmin}</p>}
    </section>
  );
};

/** With which roles the partner may act in the customer's tenant, and until when. */
const RequestedAdmin = ({
  invitation: { partnerName, granularAdmin, granularAdminEndsAt },
}: {
  readonly invitation: InvitationData;
}) => {
  const words = useTexts().invitation;
  const format = useFormat();
  if (!granularAdmin || !granularAdminEndsAt) return null;
  const { roles, durationDays } = granularAdmin;
  return (
    <li data-grave="">
      <ShieldPersonRegular aria-hidden="true" />
      <div>
        {words.toAdmin(partnerName ?? '', format.days(durationDays), format.date(granularAdminEndsAt))}
        <RoleList roles={roles} />
        {roles.includes('Global Administrator') ? <p className={styles.warning}>{words.globalAdmin}</p> : null}
      </div>
    </li>
  );
};

/** For a company that has the partner already: since when, and what accepting would add. */
export const AlreadyPartner = ({ invitation }: { readonly invitation: InvitationData }) => {
  const format = useFormat();
  const { common, invitation: words } = useTexts();
  const { partnerName, alreadyPartnerSince, adds } = invitation;
  if (alreadyPartnerSince === null) return null;
  return (
    <p>
      {common.sentences(
        words.already(partnerName ?? '', format.date(alreadyPartnerSince)),
        ...(adds.length === 0 ? [words.nothingNew] : adds.map((one) => words.adds[one])),
      )}
    </p>
  );
};

/** Who asks, for what, and until when, in plain words. */
export const InvitationDetails = ({ invitation }: { readonly invitation: InvitationData }) => {
  const { invitation: words, vocabulary } = useTexts();
  const { partnerName, partnerMpnId, partnerKind, providerName, expiresAt, customerCompanyName, alreadyPartnerSince } =
    invitation;
  return (
    <>
      <DescriptionList
        items={[
          [
            words.from,
            <span key="from">
              <strong>{partnerName}</strong>
              {partnerKind ? (
                <span className={styles.kind}>
                  {words.kind(vocabulary.PartnerKind[partnerKind], words.sells[partnerKind])}
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
      <RequestedAccess invitation={invitation} />
    </>
  );
};
