import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useNotify } from '../../common/Notices.tsx';
import { textsOf } from '../../texts/use-texts.ts';
import { Card } from '../../ui/Card.tsx';
import { type Column, DataTable, NameCell } from '../../ui/DataTable.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { When } from '../../ui/When.tsx';
import styles from './Account.module.css';
import { askAccount, type OwnSession } from './account.ts';
import { deviceOf } from './device.ts';

const useTexts = textsOf('account', 'common');

type Props = { readonly sessions: readonly OwnSession[]; readonly onChanged: () => Promise<void> };

export const SessionsCard = ({ sessions, onChanged }: Props) => {
  const { account: words, common } = useTexts();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const others = sessions.filter(({ current }) => !current);

  const end = async (path: string, body: object, done: string) => {
    if (busy) return;
    setBusy(true);
    const said = await askAccount(path, body);
    setBusy(false);
    notify(said.ok ? { text: done } : { text: common.failedText, tone: 'failed' });
    await onChanged();
  };
  const nameOf = ({ userAgent }: OwnSession): string => {
    const device = deviceOf(userAgent);
    return device === null ? words.unknownDevice : words.device(device.browser, device.system);
  };
  const columns: readonly Column<OwnSession>[] = [
    {
      key: 'device',
      label: words.deviceLabel,
      kind: 'name',
      cell: (session) => (
        <NameCell
          title={
            <>
              {nameOf(session)} {session.current ? <Tag tone="info">{words.thisSession}</Tag> : null}
            </>
          }
        />
      ),
    },
    { key: 'seen', label: words.lastSeen, cell: ({ seenAt }) => <When at={seenAt} time /> },
    { key: 'since', label: words.signedIn, cell: ({ createdAt }) => <When at={createdAt} time /> },
    {
      key: 'actions',
      label: common.actions,
      kind: 'actions',
      cell: (session) =>
        session.current ? null : (
          <ReasonedButton
            size="small"
            reason={null}
            about={nameOf(session)}
            onClick={() => void end('account/end-session', { sessionId: session.id }, words.sessionEnded)}
          >
            {words.endSession}
          </ReasonedButton>
        ),
    },
  ];
  return (
    <Card
      title={words.sessions}
      beside={
        others.length > 0 ? (
          <Button onClick={() => void end('account/end-other-sessions', {}, words.othersEnded)}>
            {words.endOthers}
          </Button>
        ) : null
      }
    >
      <p className={styles.above}>{words.sessionsText}</p>
      <DataTable
        label={words.sessionList}
        columns={columns}
        rows={sessions}
        keyOf={({ id }) => id}
        empty={common.none}
      />
    </Card>
  );
};
