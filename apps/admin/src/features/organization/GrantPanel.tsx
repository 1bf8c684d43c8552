import { SidePanel } from '../../ui/SidePanel.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { AdminActions } from './AdminActions.tsx';
import type { GrantData } from './fragments.ts';
import { GrantFacts, RoleList } from './GrantFacts.tsx';
import styles from './Organization.module.css';

type Props = { readonly grant: GrantData; readonly onClose: () => void };

export const GrantPanel = ({ grant, onClose }: Props) => (
  <SidePanel of={grant.id} title={grant.displayName} onClose={onClose}>
    <p className={styles.grantName}>
      {grant.partner.name} <StatusTag status={grant.status} />
    </p>
    <RoleList roles={grant.roles} />
    <GrantFacts grant={grant} />
    <AdminActions subject={{ partner: grant.partner, imported: false, grant }} commands={grant.commands} />
  </SidePanel>
);
