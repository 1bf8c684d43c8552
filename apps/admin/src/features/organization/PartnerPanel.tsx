import { Link } from '@tanstack/react-router';
import { DapTag, RoleList } from '../../common/delegated-admin.tsx';
import type { GrantData } from '../../common/grants.ts';
import { StatusTag } from '../../common/items/ItemTags.tsx';
import { OwnRelease } from '../../common/release/OwnRelease.tsx';
import { textsOf } from '../../texts/use-texts.ts';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { When } from '../../ui/When.tsx';
import { AdminActions } from './AdminActions.tsx';
import type { PartnershipData } from './fragments.ts';
import { GrantDetails } from './GrantDetails.tsx';
import styles from './Organization.module.css';

const useTexts = textsOf('organization', 'vocabulary');

type Props = {
  readonly partnership: PartnershipData;
  /** The partner's granular privileges, asked for and held. */
  readonly grants: readonly GrantData[];
  readonly onClose: () => void;
};

/** All that one partner is and may do. */
export const PartnerPanel = ({ partnership, grants, onClose }: Props) => {
  const { vocabulary } = useTexts();
  const { partners: words } = useTexts().organization;
  const { id, partner, delegatedAdmin, delegatedAdminCommands, establishedAt, previousId, imported, releaseRequest } =
    partnership;
  const said = delegatedAdmin === null ? words.standingUnknown : delegatedAdmin ? words.standingOn : words.standingOff;
  const current = grants.filter(({ status }) => status === 'ACTIVE' || status === 'APPROVAL_PENDING');
  return (
    <SidePanel of={id} title={partner.name} onClose={onClose}>
      <DescriptionList
        items={[
          [words.kind, vocabulary.PartnerKind[partner.kind]],
          [words.mpnId, partner.mpnId],
          [words.tenantId, partner.tenantId],
          [words.since, <When key="since" at={establishedAt} inline />],
          [words.again, previousId ? words.againText : null],
          [words.origin, imported ? words.imported : null],
        ]}
      />
      <section className={styles.block}>
        <h3 className={styles.heading}>
          {words.standing} <DapTag on={delegatedAdmin} />
        </h3>
        <p>{said}</p>
        <AdminActions subject={{ partner, imported, grant: null }} commands={delegatedAdminCommands} />
      </section>
      <section className={styles.block}>
        <h3 className={styles.heading}>{words.granular}</h3>
        {current.length === 0 ? <p className="muted">{words.noneGranular}</p> : null}
        {current.map((grant) => (
          <div key={grant.id} className={styles.grant}>
            <p className={styles.grantName}>
              {grant.displayName} <StatusTag status={grant.status} />
            </p>
            <RoleList roles={grant.roles} />
            <GrantDetails grant={grant} />
            <AdminActions subject={{ partner, imported: false, grant }} commands={grant.commands} />
          </div>
        ))}
        <p>
          <Link to="/delegated-admin">{words.toAdmin}</Link>
        </p>
      </section>
      <OwnRelease partner={partner} request={releaseRequest} />
    </SidePanel>
  );
};
