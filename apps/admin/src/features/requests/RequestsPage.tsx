import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { hasCode } from '../../common/errors.ts';
import { PagedRows } from '../../common/lists/PagedRows.tsx';
import { usePagedQuery } from '../../common/lists/paged-list.ts';
import type { Visit } from '../../common/page.ts';
import { usePermissionRefusal } from '../../common/viewer.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Choice } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageBody } from '../../ui/PageBody.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { requestsQuery } from './documents.ts';
import { LinkDialog, type Sent } from './LinkDialog.tsx';
import { NewRequestDialog, useAddressee } from './NewRequestDialog.tsx';
import { RequestPanel } from './RequestPanel.tsx';
import styles from './Requests.module.css';
import { RequestTable } from './RequestTable.tsx';
import { type RequestsSearch, readRequestsSearch, requestStates } from './search.ts';

const useTexts = textsOf('common', 'requests', 'vocabulary');

const pageOf = (state: RequestsSearch['state'], after: string | null = null) => ({
  first: 50,
  after,
  state: state ?? null,
});

export const load = async ({ client, search }: Visit): Promise<void> => {
  const { state } = readRequestsSearch(search);
  await client.query(requestsQuery, pageOf(state)).toPromise();
};

export const Page = () => {
  const { common, requests: words, vocabulary } = useTexts();
  const search = useSearch({ from: '/partner/requests' });
  const navigate = useNavigate();
  const refusal = usePermissionRefusal('REQUEST_RELATIONSHIP');
  const addressee = useAddressee(search);
  const [sent, setSent] = useState<Sent | null>(null);
  const begun = useRef(false);
  const { state, item } = search;
  const rows = usePagedQuery(
    {
      document: requestsQuery,
      variablesOf: (after) => pageOf(state, after),
      connectionOf: ({ relationshipRequests }) => relationshipRequests,
    },
    state,
  );

  const place = state ? { state } : {};
  const go = (next: RequestsSearch, replace = false) =>
    void navigate({ to: '/requests', search: next, replace, resetScroll: false });
  const open = (id: string | undefined) => go(id ? { ...place, item: id } : place, item !== undefined);
  const { receipt } = search;
  const back = search.back && receipt ? { receipt, back: search.back } : {};
  /** Where it came from: the receipt, or the list with what was made. */
  const leave = (made?: string) =>
    search.back && receipt
      ? void navigate({ to: '/removals/$receiptId', params: { receiptId: receipt }, replace: true })
      : go(made ? { ...place, item: made } : place, true);
  const add = (
    <ReasonedButton appearance="primary" reason={refusal} onClick={() => go({ ...place, new: 'yes' })}>
      {words.add}
    </ReasonedButton>
  );

  if (hasCode(rows.error, 'FORBIDDEN'))
    return <EmptyState page title={common.forbiddenTitle} text={rows.error?.graphQLErrors[0]?.message ?? ''} />;
  return (
    <>
      <PageHeader title={words.title} below={words.text} actions={add} />
      <PageBody>
        <div className={styles.filters}>
          <Choice
            label={words.filter}
            value={state ?? ''}
            onChange={(value) => {
              const chosen = requestStates.find((known) => known === value);
              go(chosen ? { state: chosen } : {});
            }}
            none={words.anyState}
            options={requestStates.map((one) => [one, vocabulary.RelationshipRequestState[one]])}
          />
        </div>
        <PagedRows
          of={rows}
          empty={
            <EmptyState
              title={state ? words.noMatchTitle : words.emptyTitle}
              text={state ? words.noMatchText : words.emptyText}
            />
          }
        >
          <RequestTable requests={rows.nodes} selected={item} onOpen={open} />
        </PagedRows>
        {item ? <RequestPanel id={item} onSent={setSent} onClose={() => open(undefined)} /> : null}
      </PageBody>
      {search.new && addressee && refusal === null ? (
        <NewRequestDialog
          addressee={addressee}
          onSent={(made) => {
            setSent(made);
            begun.current = true;
          }}
          onClose={() => (begun.current ? go({ ...place, ...back }, true) : leave())}
        />
      ) : null}
      {sent ? (
        <LinkDialog
          sent={sent}
          onClose={() => {
            setSent(null);
            begun.current = false;
            leave(sent.request.id);
          }}
        />
      ) : null}
    </>
  );
};
