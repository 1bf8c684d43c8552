import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { type Client, useClient } from 'urql';
import { Failed } from '../../app/fallbacks.tsx';
import { openPagedList } from '../../app/paged-list.ts';
import { useTexts } from '../../app/settings.ts';
import { usePagedList } from '../../app/use-paged-list.ts';
import { Choice } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LateSkeleton } from '../../ui/LateSkeleton.tsx';
import { MoreRows } from '../../ui/MoreRows.tsx';
import { PageBody } from '../../ui/PageBody.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { usePermissionRefusal } from '../commands/refusal.ts';
import { requestsQuery } from './documents.ts';
import { LinkDialog } from './LinkDialog.tsx';
import { NewRequestDialog } from './NewRequestDialog.tsx';
import { RequestPanel } from './RequestPanel.tsx';
import styles from './Requests.module.css';
import { RequestTable } from './RequestTable.tsx';
import { type RequestsSearch, requestStates } from './search.ts';
import type { Sent } from './sent.ts';
import { useAddressee } from './use-addressee.ts';
import { useRequestTexts } from './use-request-texts.ts';

const pageOf = (state: RequestsSearch['state'], after: string | null = null) => ({
  first: 50,
  after,
  state: state ?? null,
});

export const loadRequests = async (client: Client, { state }: RequestsSearch): Promise<void> => {
  await client.query(requestsQuery, pageOf(state)).toPromise();
};

export const RequestsPage = () => {
  const { common } = useTexts();
  const words = useRequestTexts();
  const client = useClient();
  const search = useSearch({ from: '/shell/requests' });
  const navigate = useNavigate();
  const refusal = usePermissionRefusal('REQUEST_RELATIONSHIP');
  const addressee = useAddressee(search);
  const [sent, setSent] = useState<Sent | null>(null);
  const begun = useRef(false);
  const { state, item } = search;
  const list = useMemo(
    () =>
      openPagedList({
        client,
        document: requestsQuery,
        variablesOf: (after) => pageOf(state, after),
        connectionOf: ({ relationshipRequests }) => relationshipRequests,
      }),
    [client, state],
  );
  const { nodes, hasMore, loading, error } = usePagedList(list);

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

  if (error?.graphQLErrors.some(({ extensions }) => extensions.code === 'FORBIDDEN'))
    return <EmptyState page title={common.forbiddenTitle} text={error.graphQLErrors[0]?.message ?? ''} />;
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
          >
            <option value="">{words.anyState}</option>
            {requestStates.map((known) => (
              <option key={known} value={known}>
                {words.state[known]}
              </option>
            ))}
          </Choice>
        </div>
        {nodes.length === 0 && error ? (
          <Failed error={error} onRetry={list.retry} />
        ) : nodes.length === 0 && loading ? (
          <LateSkeleton rows={6} />
        ) : nodes.length === 0 ? (
          <EmptyState
            title={state ? words.noMatchTitle : words.emptyTitle}
            text={state ? words.noMatchText : words.emptyText}
          />
        ) : (
          <>
            <RequestTable requests={nodes} selected={item} onOpen={open} />
            <MoreRows
              hasMore={hasMore}
              loading={loading}
              failed={error !== null}
              onMore={list.loadMore}
              onRetry={list.retry}
            />
          </>
        )}
        {item ? <RequestPanel id={item} onSent={setSent} onClose={() => open(undefined)} /> : null}
      </PageBody>
      {search.new && addressee && refusal === null ? (
        <NewRequestDialog
          addressee={addressee}
          first={search}
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
