import { useState } from 'react';
import { useClient } from 'urql';
import { textsOf } from '../../texts/use-texts.ts';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { failureText, run } from '../commands/outcome.ts';
import { FormDialog } from '../forms/FormDialog.tsx';
import { useNotify } from '../Notices.tsx';
import type { Job } from './documents.ts';
import { cancelJob, retryFailedSteps } from './job-commands.ts';

const useTexts = textsOf('common', 'removalJobs');

const commandOf = (job: Pick<Job, 'commands'>, kind: Job['commands'][number]['command']) =>
  job.commands.find(({ command }) => command === kind);

type Props = { readonly job: Pick<Job, 'id' | 'commands'> };

/** Tries what failed again, where something has. */
export const RetryFailed = ({ job }: Props) => {
  const texts = useTexts();
  const client = useClient();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const offered = commandOf(job, 'RETRY_FAILED');
  if (!offered) return null;
  const retry = async () => {
    setBusy(true);
    const outcome = await run(client, retryFailedSteps, { jobId: job.id });
    setBusy(false);
    notify(outcome.done ? { text: texts.removalJobs.retried } : { text: failureText(texts, outcome), tone: 'failed' });
  };
  return (
    <ReasonedButton reason={offered.reason} busy={busy} onClick={() => void retry()}>
      {texts.removalJobs.retry}
    </ReasonedButton>
  );
};

/** Asks once and says what it leaves. */
export const CancelJob = ({ job }: Props) => {
  const { removalJobs: words } = useTexts();
  const client = useClient();
  const [asking, setAsking] = useState(false);
  const offered = commandOf(job, 'CANCEL');
  if (!offered) return null;
  return (
    <>
      <ReasonedButton reason={offered.reason} onClick={() => setAsking(true)}>
        {words.cancel}
      </ReasonedButton>
      {asking ? (
        <FormDialog
          title={words.cancelTitle}
          submit={words.cancelSubmit}
          cancel={words.cancelKeep}
          send={() => run(client, cancelJob, { jobId: job.id })}
          done={words.cancelled}
          onClose={() => setAsking(false)}
        >
          <p>{offered.consequence}</p>
        </FormDialog>
      ) : null}
    </>
  );
};
