import { Button, Field, Input } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { useClient } from 'urql';
import { Blocker, type RemovalPreview } from '../../common/commands/affected.ts';
import { CommandError } from '../../common/errors.ts';
import { useDraft } from '../../common/forms/drafts.ts';
import { graphql } from '../../common/graphql.ts';
import { DeclarationFields } from '../../common/removal-jobs/TermsFields.tsx';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { Note } from '../../ui/Note.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Consequences } from './Consequences.tsx';
import styles from './RemovalDialog.module.css';
import { useLeave } from './use-leave.ts';

const useTexts = textsOf('common', 'removal');

const removeMutation = graphql(
  `
    mutation RemoveResellerRelationship($customerId: ID!, $attestationVersion: String!, $reason: String) {
      result: removeResellerRelationship(
        input: {
          customerId: $customerId
          attestation: true
          attestationVersion: $attestationVersion
          reason: $reason
        }
      ) {
        __typename
        ... on RemoveResellerRelationshipPayload { removedCustomerId receipt { id } }
        ... on RemovalBlockedError { blockers { id ...Blocker } }
        ...CommandError
      }
    }
  `,
  [Blocker, CommandError],
);

type Options = { readonly customerId: string; readonly attestationVersion: string; readonly onClose: () => void };

/** Removes, then leads to the receipt. Refused because something new blocks, what blocks is brought up to date. */
const useRemove = ({ customerId, attestationVersion, onClose }: Options) => {
  const { common } = useTexts();
  const client = useClient();
  const { leave, refresh } = useLeave(customerId);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const remove = async (reason: string): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const variables = { customerId, attestationVersion, reason: reason || null };
    const { data } = await client.mutation(removeMutation, variables).toPromise();
    if (data?.result.__typename === 'RemoveResellerRelationshipPayload') {
      onClose();
      return leave(data.result.receipt.id);
    }
    setBusy(false);
    if (!data) {
      setProblem(common.unknownOutcome);
      return;
    }
    if (data.result.__typename === 'RemovalBlockedError') await refresh();
    else setProblem(data.result.message);
  };
  return { remove, busy, problem };
};

type Props = {
  readonly customerId: string;
  readonly companyName: string;
  readonly preview: RemovalPreview;
  readonly onClose: () => void;
  /** Leads to the list of what blocks. */
  readonly onShowBlockers: () => void;
};

/** How many of what blocks are named. */
const named = 3;

export const RemovalDialog = ({ customerId, companyName, preview, onClose, onShowBlockers }: Props) => {
  const { removal } = useTexts();
  const format = useFormat();
  const blocked = useId();
  const blockers = preview.blockers.map(({ subjectName }) => subjectName);
  const [attested, setAttested] = useDraft(`removal ${customerId} attested`, false);
  const [typed, setTyped] = useDraft(`removal ${customerId} typed`, '');
  const [reason, setReason] = useDraft(`removal ${customerId} reason`, '');
  const { remove, busy, problem } = useRemove({ customerId, attestationVersion: preview.attestation.version, onClose });
  const ready = attested && typed.trim() === preview.confirmationText && !busy && blockers.length === 0;

  const submit = () => {
    if (ready) void remove(reason.trim());
  };

  return (
    <Modal
      wide
      title={
        <>
          {removal.dialogTitle} <strong>{companyName}</strong>
        </>
      }
      onSubmit={submit}
      onClose={() => (busy ? undefined : onClose())}
      problem={
        <>
          <div id={blocked} role="alert">
            {blockers.length === 0 ? null : (
              <Note tone="attention">
                <p>{removal.blockedMeanwhile(format.all(blockers.slice(0, named)), blockers.length - named)}</p>
                <LinkButton onClick={onShowBlockers}>{removal.showBlockers}</LinkButton>
              </Note>
            )}
          </div>
          <Problem text={problem} />
        </>
      }
      actions={
        <>
          <Button onClick={onClose}>{removal.keepCustomer}</Button>
          <Button
            type="submit"
            appearance="primary"
            className={styles.remove ?? ''}
            disabledFocusable={!ready}
            aria-describedby={blocked}
          >
            {removal.submit}
          </Button>
        </>
      }
    >
      <Consequences preview={preview} />
      <DeclarationFields
        terms={{ reason, attested }}
        onChange={(next) => {
          if (next.attested !== undefined) setAttested(next.attested);
          if (next.reason !== undefined) setReason(next.reason);
        }}
        attestation={preview.attestation}
      />
      <Field
        label={
          <>
            {removal.type} <strong className={styles.confirmation}>{preview.confirmationText}</strong>
          </>
        }
      >
        <Input value={typed} autoComplete="off" spellCheck={false} onChange={(_event, { value }) => setTyped(value)} />
      </Field>
    </Modal>
  );
};
