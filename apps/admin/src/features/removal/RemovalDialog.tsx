import { Button, Checkbox, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useTexts } from '../../app/settings.ts';
import { Modal } from '../../ui/Modal.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Consequences } from './Consequences.tsx';
import type { RemovalPreview } from './fragments.ts';
import styles from './RemovalDialog.module.css';
import { useRemove } from './use-remove.ts';

type Props = {
  readonly customerId: string;
  readonly companyName: string;
  readonly preview: RemovalPreview;
  readonly onClose: () => void;
};

export const RemovalDialog = ({ customerId, companyName, preview, onClose }: Props) => {
  const { fromApi, removal } = useTexts();
  const [attested, setAttested] = useState(false);
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const { remove, busy, problem } = useRemove({ customerId, attestationVersion: preview.attestation.version, onClose });
  const ready = attested && typed.trim() === preview.confirmationText && !busy;

  const submit = () => {
    if (ready) void remove(reason.trim());
  };

  return (
    <Modal
      wide
      title={
        <>
          {removal.dialogTitle} <strong>{companyName}</strong>
        </>
      }
      onSubmit={submit}
      onClose={() => (busy ? undefined : onClose())}
      actions={
        <>
          <Button onClick={onClose}>{removal.keepCustomer}</Button>
          <Button type="submit" appearance="primary" className={styles.remove ?? ''} disabledFocusable={!ready}>
            {removal.submit}
          </Button>
        </>
      }
    >
      <Consequences preview={preview} />
      <section>
        <h3 className={styles.heading}>{removal.attestation}</h3>
        <Checkbox
          checked={attested}
          onChange={(_event, { checked }) => setAttested(checked === true)}
          label={
            <>
              {fromApi ? <span className={styles.translation}>{fromApi.attestation}</span> : null}
              <span lang="en">{preview.attestation.text}</span>
            </>
          }
        />
      </section>
      <Field label={removal.reason} hint={removal.reasonHint}>
        <Input value={reason} onChange={(_event, { value }) => setReason(value)} />
      </Field>
      <Field
        label={
          <>
            {removal.type} <strong className={styles.confirmation}>{preview.confirmationText}</strong>
          </>
        }
      >
        <Input value={typed} autoComplete="off" spellCheck={false} onChange={(_event, { value }) => setTyped(value)} />
      </Field>
      <Problem text={problem} />
    </Modal>
  );
};
