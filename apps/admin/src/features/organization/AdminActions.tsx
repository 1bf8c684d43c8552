import { lazy, Suspense, useState } from 'react';
import type { DelegatedAdminCommandKind } from '../../app/vocabulary.ts';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { useAdminRefusal } from '../delegated-admin/use-admin-refusal.ts';
import type { GrantData, PartnershipData } from './fragments.ts';
import styles from './Organization.module.css';
import { useOrganizationTexts } from './use-organization-texts.ts';

const AdminDialog = lazy(async () => ({ default: (await import('./AdminDialog.tsx')).AdminDialog }));

export type AdminSubject = {
  readonly partner: { readonly id: string; readonly name: string };
  readonly imported: boolean;
  /** The granular privileges it is about; null for delegated admin (DAP). */
  readonly grant: GrantData | null;
};

type Props = { readonly subject: AdminSubject; readonly commands: PartnershipData['delegatedAdminCommands'] };

/** What the API offers to do about a partner's admin privileges; each asks first. */
export const AdminActions = ({ subject, commands }: Props) => {
  const { admin } = useOrganizationTexts();
  const refusalOf = useAdminRefusal();
  const [asking, setAsking] = useState<DelegatedAdminCommandKind | null>(null);
  const asked = commands.find(({ command }) => command === asking);
  const { partner, grant } = subject;
  if (commands.length === 0) return null;
  return (
    <span className={styles.actions}>
      {commands.map(({ command, allowed, reason }) => (
        <ReasonedButton
          key={command}
          size="small"
          appearance={command === 'APPROVE' ? 'primary' : 'secondary'}
          reason={refusalOf({ command, allowed, reason })}
          about={grant ? `${grant.displayName}, ${partner.name}` : partner.name}
          onClick={() => setAsking(command)}
        >
          {admin.command[command]}
        </ReasonedButton>
      ))}
      {asked ? (
        <Suspense fallback={null}>
          <AdminDialog subject={subject} asked={asked} onClose={() => setAsking(null)} />
        </Suspense>
      ) : null}
    </span>
  );
};
