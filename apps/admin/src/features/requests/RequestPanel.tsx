import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { Failed } from '../../app/fallbacks.tsx';
import { useFormat } from '../../app/format.ts';
import { Facts } from '../../ui/Facts.tsx';
import { LateSkeleton } from '../../ui/LateSkeleton.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { When } from '../../ui/When.tsx';
import { type RequestData, requestQuery } from './documents.ts';
import { RequestActions } from './RequestActions.tsx';
import styles from './Requests.module.css';
import { RequestTag } from './RequestTag.tsx';
import { addresseeOf, type Sent } from './sent.ts';
import { useRequestTexts } from './use-request-texts.ts';

type Props = { readonly id: string; readonly onSent: (sent: Sent) => void; readonly onClose: () => void };

export const RequestPanel = ({ id, onSent, onClose }: Props) => {
  const words = useRequestTexts();
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
  const words = useRequestTexts();
  const format = useFormat();
  const { state, answeredAt, answeredBy, expiresAt, receipt } = request;
  return (
    <>
      <div className={styles.state}>
        <RequestTag state={state} />
        <p tabIndex={-1} data-refocus="">
          {words.stateText[state]}
        </p>
      </div>
      <RequestActions request={request} onSent={onSent} />
      <Facts
        facts={[
          [words.established, request.relationship ? <Established key="established" request={request} /> : null],
          [words.email, request.customerEmail],
          [words.asks, request.includeDelegatedAdmin ? words.withAdmin : words.withoutAdmin],
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
  const words = useRequestTexts();
  const customer = request.relationship?.customer;
  if (!customer) return words.relationshipEnded;
  return (
    <Link to="/customers/$customerId/account" params={{ customerId: customer.id }}>
      {words.toCustomer(request.customerName ?? '')}
    </Link>
  );
};
