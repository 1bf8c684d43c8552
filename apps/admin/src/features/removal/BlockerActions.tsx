import { useState } from 'react';
import { useTexts } from '../../app/settings.ts';
import type { ItemCommandKind, RemovalResolution } from '../../app/vocabulary.ts';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { CommandButton } from '../commands/CommandButton.tsx';
import { useRefusal } from '../commands/refusal.ts';
import type { RemovalBlocker } from './fragments.ts';
import styles from './RemovalSection.module.css';
import { WaiveDialog } from './WaiveDialog.tsx';

type Props = { readonly customerId: string; readonly blocker: RemovalBlocker };

const commandOf: Readonly<Partial<Record<RemovalResolution, ItemCommandKind>>> = {
  SUSPEND: 'SUSPEND',
  CANCEL: 'CANCEL',
  TURN_OFF_AUTO_RENEW: 'TURN_OFF_AUTO_RENEW',
};

/** One control for each way to clear it; waiting and asking the vendor are said, not pressed. */
export const BlockerActions = ({ customerId, blocker }: Props) => {
  const { fromApi, removal, vocabulary } = useTexts();
  const refusalOf = useRefusal();
  const [waiving, setWaiving] = useState(false);
  const { subject, subjectName, actions } = blocker;
  return (
    <>
      {actions.map(({ resolution, allowedToViewer, reason, allowedRoles, consequence }) => {
        const refusal = refusalOf({ allowed: allowedToViewer, reason, roles: allowedRoles });
        const command = commandOf[resolution];
        if (command)
          return (
            <CommandButton
              key={resolution}
              command={command}
              subject={{ typename: subject.__typename, id: subject.id, name: subjectName }}
              refusal={refusal}
              consequence={fromApi ? fromApi.consequence[resolution] : consequence}
            />
          );
        if (resolution === 'WAIVE')
          return (
            <ReasonedButton
              key={resolution}
              size="small"
              appearance="subtle"
              reason={refusal}
              about={subjectName}
              onClick={() => setWaiving(true)}
            >
              {vocabulary.resolution.WAIVE}
            </ReasonedButton>
          );
        return (
          <p key={resolution} className={styles.wait} title={fromApi ? undefined : consequence}>
            {resolution === 'CONTACT_SUPPORT' ? removal.contactSupport : vocabulary.resolution[resolution]}
          </p>
        );
      })}
      {waiving ? <WaiveDialog customerId={customerId} blocker={blocker} onClose={() => setWaiving(false)} /> : null}
    </>
  );
};
