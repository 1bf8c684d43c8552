import { useMemo, useState } from 'react';
import { useClient } from 'urql';
import { Failed } from '../../app/fallbacks.tsx';
import { readFragment } from '../../app/graphql.ts';
import { openPagedList } from '../../app/paged-list.ts';
import { useTexts } from '../../app/settings.ts';
import { usePagedList } from '../../app/use-paged-list.ts';
import { boldName } from '../../ui/bold-name.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LateSkeleton } from '../../ui/LateSkeleton.tsx';
import { MoreRows } from '../../ui/MoreRows.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { run } from '../commands/perform.ts';
import { usePermissionRefusal } from '../commands/refusal.ts';
import { FormDialog } from '../forms/FormDialog.tsx';
import { CreateKeyDialog } from './CreateKeyDialog.tsx';
import styles from './Developers.module.css';
import { KeyTable } from './KeyTable.tsx';
import { KeyLine, type KeyLineData, keysQuery, revokeKey } from './key-documents.ts';
import { SecretDialog } from './SecretDialog.tsx';
import { useDeveloperTexts } from './use-developer-texts.ts';

export const KeysPage = () => {
  const { common } = useTexts();
  const developers = useDeveloperTexts();
  const words = developers.key;
  const client = useClient();
  const refusal = usePermissionRefusal('MANAGE_API_KEYS');
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [revoking, setRevoking] = useState<KeyLineData | null>(null);
  const list = useMemo(
    () =>
      openPagedList({
        client,
        document: keysQuery,
        variablesOf: (after) => ({ first: 50, after }),
        connectionOf: ({ apiKeys }) => apiKeys,
      }),
    [client],
  );
  const { nodes, hasMore, loading, error } = usePagedList(list);

  if (error?.graphQLErrors.some(({ extensions }) => extensions.code === 'FORBIDDEN'))
    return <EmptyState title={common.forbiddenTitle} text={refusal ?? ''} />;
  return (
    <>
      <div className={styles.bar}>
        <p className="muted">{words.text}</p>
        <ReasonedButton appearance="primary" reason={refusal} onClick={() => setAdding(true)}>
          {words.add}
        </ReasonedButton>
      </div>
      {nodes.length === 0 && error ? (
        <Failed error={error} onRetry={list.retry} />
      ) : nodes.length === 0 && loading ? (
        <LateSkeleton rows={4} />
      ) : (
        <>
          <KeyTable keys={nodes.map((node) => readFragment(KeyLine, node))} refusal={refusal} onRevoke={setRevoking} />
          <MoreRows
            hasMore={hasMore}
            loading={loading}
            failed={error !== null}
            onMore={list.loadMore}
            onRetry={list.retry}
          />
        </>
      )}
      {adding ? <CreateKeyDialog onCreated={setSecret} onClose={() => setAdding(false)} /> : null}
      {secret ? (
        <SecretDialog title={words.createdTitle} secret={secret} onClose={() => setSecret(null)}>
          <p>{words.use}</p>
          <pre className={styles.sample}>{`Authorization: Bearer ${secret.slice(0, 12)}…`}</pre>
        </SecretDialog>
      ) : null}
      {revoking ? (
        <FormDialog
          title={boldName(words.revokeTitle, revoking.name)}
          submit={words.revoke}
          send={() => run(client, revokeKey, { keyId: revoking.id })}
          done={words.revoked(revoking.name)}
          onClose={() => setRevoking(null)}
        >
          <p>{words.revokeText}</p>
        </FormDialog>
      ) : null}
    </>
  );
};
