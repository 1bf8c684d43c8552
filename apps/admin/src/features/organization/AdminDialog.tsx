import { type Client, useClient } from 'urql';
import { type Outcome, run } from '../../common/commands/outcome.ts';
import { RoleList } from '../../common/delegated-admin.tsx';
import { CommandError } from '../../common/errors.ts';
import { FormDialog } from '../../common/forms/FormDialog.tsx';
import { Grant, type GrantData, terminateDelegatedAdmin } from '../../common/grants.ts';
import { graphql } from '../../common/graphql.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { boldName } from '../../ui/bold-name.tsx';
import { keepFocus } from '../../ui/keep-focus.ts';
import type { DelegatedAdminCommandKind } from '../../vocabulary.ts';
import { Partnership } from './fragments.ts';
import styles from './Organization.module.css';

const useTexts = textsOf('common', 'organization', 'vocabulary');

export const approveDelegatedAdmin = graphql(
  `
    mutation ApproveDelegatedAdmin($id: ID!) {
      result: approveDelegatedAdmin(input: { delegatedAdminRelationshipId: $id }) {
        __typename
        ... on ApproveDelegatedAdminPayload { delegatedAdminRelationship { ...Grant } }
        ...CommandError
      }
    }
  `,
  [Grant, CommandError],
);

export const rejectDelegatedAdmin = graphql(
  `
    mutation RejectDelegatedAdmin($id: ID!) {
      result: rejectDelegatedAdmin(input: { delegatedAdminRelationshipId: $id }) {
        __typename
        ... on RejectDelegatedAdminPayload { delegatedAdminRelationship { ...Grant } }
        ...CommandError
      }
    }
  `,
  [Grant, CommandError],
);

export const endDelegatedAdminOf = graphql(
  `
    mutation EndDelegatedAdminOf($partnerId: ID!) {
      result: removeDelegatedAdmin(input: { otherSide: { partnerId: $partnerId } }) {
        __typename
        ... on RemoveDelegatedAdminPayload { relationship { ...Partnership } }
        ...CommandError
      }
    }
  `,
  [Partnership, CommandError],
);

type Props = {
  readonly subject: AdminSubject;
  readonly asked: { readonly command: DelegatedAdminCommandKind; readonly consequence: string };
  readonly onClose: () => void;
};

/** Names the partner and its roles, says what happens then, and does it. */
export const AdminDialog = ({ subject, asked, onClose }: Props) => {
  const { common, organization, vocabulary } = useTexts();
  const { admin } = organization;
  const client = useClient();
  const { partner, grant } = subject;
  const { command, consequence } = asked;
  const answers = command === 'APPROVE' || command === 'REJECT';
  return (
    <FormDialog
      title={boldName(admin.ask[command], partner.name)}
      submit={vocabulary.DelegatedAdminCommandKind[command]}
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
      <p>{consequence}</p>
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
      return run(client, approveDelegatedAdmin, { id });
    case 'REJECT':
      return run(client, rejectDelegatedAdmin, { id });
    case 'TERMINATE':
      return run(client, terminateDelegatedAdmin, { id });
    case 'END_DELEGATED_ADMIN':
      return run(client, endDelegatedAdminOf, { partnerId: partner.id });
  }
};

export type AdminSubject = {
  readonly partner: { readonly id: string; readonly name: string };
  readonly imported: boolean;
  /** The granular privileges it is about; null for delegated admin (DAP). */
  readonly grant: GrantData | null;
};
