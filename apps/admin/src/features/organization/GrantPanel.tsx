import { RoleList } from '../../common/delegated-admin.tsx';
import type { GrantData } from '../../common/grants.ts';
import { StatusTag } from '../../common/items/ItemTags.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { AdminActions } from './AdminActions.tsx';
import { GrantDetails } from './GrantDetails.tsx';
import styles from './Organization.module.css';

type Props = { readonly grant: GrantData; readonly onClose: () => void };

export const GrantPanel = ({ grant, onClose }: Props) => (
  <SidePanel of={grant.id} title={grant.displayName} onClose={onClose}>
    <p className={styles.grantName}>
      {grant.partner.name} <StatusTag status={grant.status} />
    </p>
    <RoleList roles={grant.roles} />
    <GrantDetails grant={grant} />
    <AdminActions subject={{ partner: grant.partner, imported: false, grant }} commands={grant.commands} />
  </SidePanel>
);
