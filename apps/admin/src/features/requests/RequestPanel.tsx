import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useClient, useQuery } from 'urql';
import { run } from '../../common/commands/outcome.ts';
import { EndOfGrant, RoleList } from '../../common/delegated-admin.tsx';
import { Failed } from '../../common/Failed.tsx';
import { FormDialog } from '../../common/forms/FormDialog.tsx';
import { useFieldProblems, wholeNumberIn } from '../../common/forms/fields.ts';
import type { RequestCommandData } from '../../common/relationship-requests.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { boldName } from '../../ui/bold-name.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { keepFocus } from '../../ui/keep-focus.ts';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { LateSkeleton } from '../../ui/Skeleton.tsx';
import { When } from '../../ui/When.tsx';
import { type RequestData, requestQuery, resendRequest, revokeRequest } from './documents.ts';
import { ExpiryField, usualDays } from './ExpiryField.tsx';
import { addresseeOf, type Sent } from './LinkDialog.tsx';
import styles from './Requests.module.css';
import { RequestTag } from './RequestTable.tsx';

const useTexts = textsOf('common', 'requests', 'vocabulary');

type ResendDialogProps = {
  readonly request: RequestData;
  readonly consequence: string;
  readonly onSent: (sent: Sent) => void;
  readonly onClose: () => void;
};

const ResendDialog = ({ request, consequence, onSent, onClose }: ResendDialogProps) => {
  const { common, requests: words, vocabulary } = useTexts();
  const [days, setDays] = useState(usualDays);
  const problems = useFieldProblems('expiresInDays');
  const send = async () => {
    const expiresInDays = wholeNumberIn(days);
    if (expiresInDays === null) return problems.noticed('expiresInDays', common.enterWholeNumber);
    const input = { requestId: request.id, expiresInDays };
    return problems.run(resendRequest, { input }, ({ request: sent, link, emails }) => {
      if (link !== null) onSent({ request: sent, link, emails });
    });
  };
  return (
    <FormDialog
      title={boldName(words.resendTitle, addresseeOf(request) ?? words.anyone)}
      submit={vocabulary.RequestCommandKind.RESEND}
      cancel={common.cancel}
      send={send}
      done={null}
      onClose={onClose}
    >
      <p>{consequence}</p>
      <ExpiryField days={days} problem={problems.of('expiresInDays')} onChange={setDays} />
    </FormDialog>
  );
};

type RequestActionsProps = { readonly request: RequestData; readonly onSent: (sent: Sent) => void };

const RequestActions = ({ request, onSent }: RequestActionsProps) => {
  const { requests: words, vocabulary } = useTexts();
  const client = useClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<RequestCommandData | null>(null);
  const name = addresseeOf(request) ?? words.anyone;
  const close = () => setAsking(null);

  const begin = (command: RequestCommandData) => {
    if (command.command !== 'REQUEST_AGAIN') return setAsking(command);
    void navigate({ to: '/requests', search: { new: 'yes', again: request.id } });
  };

  if (request.commands.length === 0) return null;
  return (
    <ButtonRow>
      {request.commands.map((command) => (
        <ReasonedButton key={command.command} reason={command.reason} onClick={() => begin(command)}>
          {vocabulary.RequestCommandKind[command.command]}
        </ReasonedButton>
      ))}
      {asking?.command === 'RESEND' ? (
        <ResendDialog request={request} consequence={asking.consequence} onSent={onSent} onClose={close} />
      ) : null}
      {asking?.command === 'REVOKE' ? (
        <FormDialog
          title={boldName(words.revokeTitle, name)}
          submit={vocabulary.RequestCommandKind.REVOKE}
          send={() => run(client, revokeRequest, { requestId: request.id })}
          done={words.revoked(name)}
          onDone={keepFocus}
          onClose={close}
        >
          <p>{asking.consequence}</p>
        </FormDialog>
      ) : null}
    </ButtonRow>
  );
};

type RequestPanelProps = { readonly id: string; readonly onSent: (sent: Sent) => void; readonly onClose: () => void };

export const RequestPanel = ({ id, onSent, onClose }: RequestPanelProps) => {
  const words = useTexts().requests;
  const [{ data, error }, again] = useQuery({ query: requestQuery, variables: { id } });
  const request = data?.node?.__typename === 'RelationshipRequest' ? data.node : null;
  if (error && !data)
    return (
      <SidePanel of={id} title={words.title} onClose={onClose}>
        <Failed error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
      </SidePanel>
    );
  if (!data) return <LateSkeleton rows={3} />;
  return (
    <SidePanel of={id} title={request ? (addresseeOf(request) ?? words.anyone) : words.unknownTitle} onClose={onClose}>
      {request ? <Body request={request} onSent={onSent} /> : <p>{words.gone}</p>}
    </SidePanel>
  );
};

const Body = ({ request, onSent }: { readonly request: RequestData; readonly onSent: (sent: Sent) => void }) => {
  const words = useTexts().requests;
  const format = useFormat();
  const { state, answeredAt, answeredBy, expiresAt, receipt, delegatedAdminRelationship: grant } = request;
  return (
    <>
      <div className={styles.state}>
        <RequestTag state={state} />
        <p tabIndex={-1} data-refocus="">
          {words.stateText[state]}
        </p>
      </div>
      <RequestActions request={request} onSent={onSent} />
      <DescriptionList
        items={[
          [words.established, request.relationship ? <Established key="established" request={request} /> : null],
          [words.email, request.customerEmail],
          [words.asks, request.granularAdmin ? words.withAdmin : words.withoutAdmin],
          [words.roles, request.granularAdmin ? <RoleList key="roles" roles={request.granularAdmin.roles} /> : null],
          [words.duration, request.granularAdmin ? format.days(request.granularAdmin.durationDays) : null],
          [words.adminEnds, grant ? <EndOfGrant key="admin" grant={grant} inline /> : null],
          [words.provider, request.indirectProvider?.name ?? null],
          [words.made, <When key="made" at={request.createdAt} time inline />],
          [words.by, request.createdBy.name],
          [
            answeredAt ? words.answeredAt : state === 'EXPIRED' ? words.expiredAt : words.until,
            state === 'REVOKED' ? null : <When key="end" at={answeredAt ?? expiresAt} time inline />,
          ],
          [words.answeredBy, answeredBy?.name ?? null],
          [
            words.receipt,
            receipt ? (
              <Link key="receipt" to="/removals/$receiptId" params={{ receiptId: receipt.id }}>
                {words.removalOf(format.date(receipt.removedAt))}
              </Link>
            ) : null,
          ],
        ]}
      />
    </>
  );
};

const Established = ({ request }: { readonly request: RequestData }) => {
  const words = useTexts().requests;
  const customer = request.relationship?.customer;
  if (!customer) return words.relationshipEnded;
  return (
    <Link to="/customers/$customerId/account" params={{ customerId: customer.id }}>
      {words.toCustomer(request.customerName ?? '')}
    </Link>
  );
};
