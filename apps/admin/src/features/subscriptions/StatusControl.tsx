import { useId, useState } from 'react';
import { useTexts } from '../../app/settings.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { AskDialog } from '../commands/AskDialog.tsx';
import { permissionFor, useRefusal } from '../commands/refusal.ts';
import { useCommand } from '../commands/use-command.ts';
import styles from './StatusControl.module.css';
import { type Subscription, subjectOf } from './SubscriptionTable.tsx';

const choices = [
  { status: 'ACTIVE', command: 'REACTIVATE' },
  { status: 'SUSPENDED', command: 'SUSPEND' },
] as const;

/** Active or Suspended, as one chooses it in a vendor's portal. Another status is only shown. */
export const StatusControl = ({ subscription }: { readonly subscription: Subscription }) => {
  const { common, fromApi, vocabulary } = useTexts();
  const act = useCommand();
  const refusalOf = useRefusal();
  const [asking, setAsking] = useState(false);
  const name = useId();
  const { status, rawStatus, commands } = subscription;
  if (status !== 'ACTIVE' && status !== 'SUSPENDED')
    return (
      <div>
        <StatusTag status={status} rawStatus={rawStatus} />
      </div>
    );

  const subject = subjectOf(subscription);
  const find = (kind: 'SUSPEND' | 'REACTIVATE') => commands.find(({ command }) => command === kind);
  const other = find(status === 'ACTIVE' ? 'SUSPEND' : 'REACTIVATE');
  const refusal = other?.allowed
    ? null
    : refusalOf({ allowed: false, reason: other?.reason ?? null, permission: permissionFor[subject.typename] });
  const suspend = async () => {
    setAsking(false);
    await act('SUSPEND', subject);
  };

  return (
    <fieldset className={styles.status} aria-describedby={refusal ? `${name}-why` : undefined}>
      <legend>{common.status}</legend>
      <div className={styles.choices}>
        {choices.map(({ status: choice, command }) => (
          <label key={choice} className={styles.choice}>
            <input
              type="radio"
              name={name}
              checked={status === choice}
              aria-disabled={status !== choice && refusal !== null}
              onChange={() => {
                if (refusal !== null) return;
                if (command === 'SUSPEND') setAsking(true);
                else void act('REACTIVATE', subject);
              }}
            />
            {vocabulary.status[choice]}
          </label>
        ))}
      </div>
      {refusal ? (
        <p id={`${name}-why`} className="sub">
          {refusal}
        </p>
      ) : null}
      {asking ? (
        <AskDialog
          command="SUSPEND"
          name={subject.name}
          consequence={fromApi ? fromApi.consequence.SUSPEND : (other?.consequence ?? '')}
          onConfirm={() => void suspend()}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </fieldset>
  );
};
