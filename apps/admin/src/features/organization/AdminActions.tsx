import { lazy, Suspense, useState } from 'react';
import { textsOf } from '../../texts/use-texts.ts';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import type { DelegatedAdminCommandKind } from '../../vocabulary.ts';
import type { AdminSubject } from './AdminDialog.tsx';
import type { PartnershipData } from './fragments.ts';
import styles from './Organization.module.css';

const useTexts = textsOf('vocabulary');

const AdminDialog = lazy(async () => ({ default: (await import('./AdminDialog.tsx')).AdminDialog }));

type Props = { readonly subject: AdminSubject; readonly commands: PartnershipData['delegatedAdminCommands'] };

/** What the API offers to do about a partner's admin privileges; each asks first. */
export const AdminActions = ({ subject, commands }: Props) => {
  const { vocabulary } = useTexts();
  const [asking, setAsking] = useState<DelegatedAdminCommandKind | null>(null);
  const asked = commands.find(({ command }) => command === asking);
  const { partner, grant } = subject;
  if (commands.length === 0) return null;
  return (
    <span className={styles.actions}>
      {commands.map(({ command, reason }) => (
        <ReasonedButton
          key={command}
          size="small"
          appearance={command === 'APPROVE' ? 'primary' : 'secondary'}
          reason={reason}
          about={grant ? `${grant.displayName}, ${partner.name}` : partner.name}
          onClick={() => setAsking(command)}
        >
          {vocabulary.DelegatedAdminCommandKind[command]}
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
