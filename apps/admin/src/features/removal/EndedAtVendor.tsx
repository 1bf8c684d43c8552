import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useClient } from 'urql';
import type { EndAtVendor, RemovalPreview } from '../../common/commands/affected.ts';
import { CommandError } from '../../common/errors.ts';
import { graphql } from '../../common/graphql.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Modal } from '../../ui/Modal.tsx';
import { Note } from '../../ui/Note.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { When } from '../../ui/When.tsx';
import { EffectsAhead } from './Consequences.tsx';
import { useLeave } from './use-leave.ts';

const useTexts = textsOf('common', 'removal');

const recordMutation = graphql(
  `
    mutation RecordRelationshipEndedAtVendor($customerId: ID!) {
      result: recordRelationshipEndedAtVendor(input: { customerId: $customerId }) {
        __typename
        ... on RecordRelationshipEndedAtVendorPayload { removedCustomerId receipt { id } }
        ...CommandError
      }
    }
  `,
  [CommandError],
);

type Props = {
  readonly customerId: string;
  readonly companyName: string;
  readonly end: EndAtVendor;
  readonly preview: RemovalPreview;
};

/** That an import no longer found the relationship at the vendor, and the one step that records it here. */
export const EndedAtVendor = ({ customerId, companyName, end, preview }: Props) => {
  const { removal } = useTexts();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Note tone="attention" role="status">
        <h3>{removal.endedAtVendor}</h3>
        <p>
          {removal.endedAtVendorSince}: <When at={end.endedAtVendorAt} inline />
        </p>
        <p>{removal.endedAtVendorText}</p>
        <ReasonedButton reason={end.viewerEndAtVendorReason} onClick={() => setAsking(true)}>
          {removal.recordEnd}
        </ReasonedButton>
      </Note>
      {asking ? (
        <RecordDialog
          customerId={customerId}
          companyName={companyName}
          preview={preview}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
};

const RecordDialog = ({
  customerId,
  companyName,
  preview,
  onClose,
}: Omit<Props, 'end'> & { readonly onClose: () => void }) => {
  const { common, removal } = useTexts();
  const client = useClient();
  const { leave, refresh } = useLeave(customerId);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { effects, blockers } = preview;

  const record = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const { data } = await client.mutation(recordMutation, { customerId }).toPromise();
    if (data?.result.__typename === 'RecordRelationshipEndedAtVendorPayload') {
      onClose();
      return leave(data.result.receipt.id);
    }
    setBusy(false);
    setProblem(data ? data.result.message : common.unknownOutcome);
    if (data) await refresh();
  };

  return (
    <Modal
      title={
        <>
          {removal.recordEndTitle} <strong>{companyName}</strong>
        </>
      }
      problem={<Problem text={problem} />}
      onSubmit={() => void record()}
      onClose={() => (busy ? undefined : onClose())}
      actions={
        <>
          <Button onClick={onClose}>{removal.keepCustomer}</Button>
          <Button type="submit" appearance="primary" disabledFocusable={busy}>
            {removal.recordEndSubmit}
          </Button>
        </>
      }
    >
      <EffectsAhead effects={effects} />
      {blockers.length === 0 ? null : (
        <Note tone="attention">
          <p>{removal.stillOpen}</p>
          <ul>
            {blockers.map(({ id, subjectName }) => (
              <li key={id}>{subjectName}</li>
            ))}
          </ul>
        </Note>
      )}
    </Modal>
  );
};
