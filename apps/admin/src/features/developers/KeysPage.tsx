import { useState } from 'react';
import { useClient } from 'urql';
import { run } from '../../common/commands/outcome.ts';
import { hasCode } from '../../common/errors.ts';
import { FormDialog } from '../../common/forms/FormDialog.tsx';
import { readFragment } from '../../common/graphql.ts';
import { PagedRows } from '../../common/lists/PagedRows.tsx';
import { usePagedQuery } from '../../common/lists/paged-list.ts';
import { usePermissionRefusal } from '../../common/viewer.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { boldName } from '../../ui/bold-name.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { CreateKeyDialog } from './CreateKeyDialog.tsx';
import styles from './Developers.module.css';
import { KeyTable } from './KeyTable.tsx';
import { KeyLine, type KeyLineData, keysQuery, revokeKey } from './key-documents.ts';
import { SecretDialog } from './SecretDialog.tsx';

const useTexts = textsOf('common', 'developers');

export const Page = () => {
  const { common, developers } = useTexts();
  const words = developers.key;
  const client = useClient();
  const refusal = usePermissionRefusal('MANAGE_API_KEYS');
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [revoking, setRevoking] = useState<KeyLineData | null>(null);
  const state = usePagedQuery({
    document: keysQuery,
    variablesOf: (after) => ({ first: 50, after }),
    connectionOf: ({ apiKeys }) => apiKeys,
  });

  if (hasCode(state.error, 'FORBIDDEN')) return <EmptyState title={common.forbiddenTitle} text={refusal ?? ''} />;
  return (
    <>
      <div className={styles.bar}>
        <p className="muted">{words.text}</p>
        <ReasonedButton appearance="primary" reason={refusal} onClick={() => setAdding(true)}>
          {words.add}
        </ReasonedButton>
      </div>
      <PagedRows of={state} rows={4}>
        <KeyTable
          keys={state.nodes.map((node) => readFragment(KeyLine, node))}
          refusal={refusal}
          onRevoke={setRevoking}
        />
      </PagedRows>
      {adding ? <CreateKeyDialog onCreated={setSecret} onClose={() => setAdding(false)} /> : null}
      {secret ? (
        <SecretDialog title={words.createdTitle} secret={secret} onClose={() => setSecret(null)}>
          <p>{words.use}</p>
          <pre>{`Authorization: Bearer ${secret.slice(0, 12)}…`}</pre>
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
