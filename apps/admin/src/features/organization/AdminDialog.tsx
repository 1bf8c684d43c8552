import { type Client, useClient } from 'urql';
import { useFormat } from '../../app/format.ts';
import { useTexts } from '../../app/settings.ts';
import type { DelegatedAdminCommandKind } from '../../app/vocabulary.ts';
import { boldName } from '../../ui/bold-name.tsx';
import { type Outcome, run } from '../commands/perform.ts';
import { keepFocus } from '../commands/use-command.ts';
import { FormDialog } from '../forms/FormDialog.tsx';
import type { AdminSubject } from './AdminActions.tsx';
import * as documents from './admin-documents.ts';
import { RoleList } from './GrantFacts.tsx';
import styles from './Organization.module.css';
import { useOrganizationTexts } from './use-organization-texts.ts';

type Props = {
  readonly subject: AdminSubject;
  readonly asked: { readonly command: DelegatedAdminCommandKind; readonly consequence: string };
  readonly onClose: () => void;
};

const dayMs = 86_400_000;

/** Names the partner and its roles, says what happens then, and does it. */
export const AdminDialog = ({ subject, asked, onClose }: Props) => {
  const { common } = useTexts();
  const { admin } = useOrganizationTexts();
  const format = useFormat();
  const client = useClient();
  const { partner, imported, grant } = subject;
  const { command, consequence } = asked;
  const answers = command === 'APPROVE' || command === 'REJECT';
  const said = admin.consequence[command]({
    said: format.sentence(consequence),
    imported,
    autoExtend: grant?.autoExtend ?? false,
    until: grant ? format.date(new Date(Date.now() + grant.durationDays * dayMs).toISOString()) : '',
  });
  return (
    <FormDialog
      title={boldName(admin.ask[command], partner.name)}
      submit={admin.command[command]}
      cancel={answers ? admin.notNow : common.keep}
      send={() => send(client, command, subject)}
      done={admin.done[command](partner.name)}
      onDone={keepFocus}
      onClose={onClose}
    >
      {grant ? (
        <div>
          <p className={styles.grantName}>{grant.displayName}</p>
          <p>{answers ? admin.rolesAsked : admin.rolesHeld}</p>
          <RoleList roles={grant.roles} />
        </div>
      ) : null}
      <p>{said}</p>
    </FormDialog>
  );
};

const send = (
  client: Client,
  command: DelegatedAdminCommandKind,
  { partner, grant }: AdminSubject,
): Promise<Outcome> => {
  const id = grant?.id ?? '';
  switch (command) {
    case 'APPROVE':
      return run(client, documents.approveDelegatedAdmin, { id });
    case 'REJECT':
      return run(client, documents.rejectDelegatedAdmin, { id });
    case 'TERMINATE':
      return run(client, documents.terminateGrant, { id });
    case 'END_DELEGATED_ADMIN':
      return run(client, documents.endDelegatedAdminOf, { partnerId: partner.id });
  }
};
