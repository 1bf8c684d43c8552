import { Field, Textarea } from '@fluentui/react-components';
import type { RemovalBlocker } from '../../common/commands/affected.ts';
import { waiveRemovalBlocker } from '../../common/commands/documents.ts';
import { useDraft } from '../../common/forms/drafts.ts';
import { FormDialog } from '../../common/forms/FormDialog.tsx';
import { useFieldProblems } from '../../common/forms/fields.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { keepFocus } from '../../ui/keep-focus.ts';

const useTexts = textsOf('removal');

type Props = { readonly customerId: string; readonly blocker: RemovalBlocker; readonly onClose: () => void };

export const WaiveDialog = ({ customerId, blocker, onClose }: Props) => {
  const { removal } = useTexts();
  const [reason, setReason] = useDraft(`waiver ${blocker.id} reason`, '');
  const problems = useFieldProblems('reason');

  return (
    <FormDialog
      title={removal.waiveTitle}
      submit={removal.waiveSubmit}
      send={() => problems.run(waiveRemovalBlocker, { customerId, blockerId: blocker.id, reason: reason.trim() })}
      done={removal.waived(blocker.subjectName)}
      onDone={keepFocus}
      onClose={onClose}
    >
      <div>
        <p>
          <strong>{blocker.subjectName}</strong>
        </p>
        <p>{removal.waiveText}</p>
      </div>
      <Field label={removal.waiveReason} required {...problems.of('reason')}>
        <Textarea value={reason} onChange={(_event, { value }) => setReason(value)} autoFocus />
      </Field>
    </FormDialog>
  );
};
