import { Button } from '@fluentui/react-components';
import { BroomRegular } from '@fluentui/react-icons/svg/broom';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useClient, useQuery } from 'urql';
import type { RemovalPreview } from '../../common/commands/affected.ts';
import { failureText, run } from '../../common/commands/outcome.ts';
import { isActive } from '../../common/removal-jobs/documents.ts';
import { RetryFailed } from '../../common/removal-jobs/JobActions.tsx';
import { StepList } from '../../common/removal-jobs/StepList.tsx';
import { usePolling } from '../../common/use-polling.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { boldName } from '../../ui/bold-name.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { When } from '../../ui/When.tsx';
import styles from './ClearAll.module.css';
import { clearingJobQuery, clearRemovalBlockers, type PlannedStep, type RemovalPlan } from './plan.ts';
import { usePlan } from './use-plan.ts';

const useTexts = textsOf('common', 'removal', 'vocabulary');

const from = '/partner/customers/$customerId/account' as const;

/** The job that clears the customer, in the address: a reload shows it again. */
const useClearingJob = (customerId: string) => {
  const { job: jobId } = useSearch({ from });
  const navigate = useNavigate();
  const open = (next: string | undefined) =>
    void navigate({
      to: '/customers/$customerId/account',
      params: { customerId },
      search: next === undefined ? {} : { job: next },
      replace: true,
      resetScroll: false,
    });
  return { jobId, open };
};

type Props = {
  readonly customerId: string;
  readonly companyName: string;
  readonly blockers: RemovalPreview['blockers'];
  /** Why this person may clear nothing; null when they may. */
  readonly refusal: string | null;
  /** Opens the removal itself. */
  readonly onRemove: () => void;
};

/** Begins to clear all that the viewer can clear; beside it what becomes of that. */
export const ClearAll = ({ customerId, companyName, blockers, refusal, onRemove }: Props) => {
  const { removal } = useTexts();
  const { jobId, open } = useClearingJob(customerId);
  const { plan, busy, open: ask, close } = usePlan(customerId);
  const [removesThen, setRemovesThen] = useState(false);
  const words = removal.clearing;
  const canClear = blockers.some(({ actions }) =>
    actions.some(({ inClearing, reason }) => inClearing && reason === null),
  );
  return (
    <>
      {blockers.length > 0 ? (
        <ReasonedButton
          icon={<BroomRegular />}
          reason={refusal ?? (canClear ? null : words.nothing)}
          busy={busy}
          onClick={ask}
        >
          {words.open}
        </ReasonedButton>
      ) : null}
      {plan ? (
        <ClearDialog
          customerId={customerId}
          companyName={companyName}
          plan={plan}
          onStarted={(job, thenRemove) => {
            setRemovesThen(thenRemove);
            open(job);
          }}
          onClose={close}
        />
      ) : null}
      {jobId ? (
        <ClearProgress
          customerId={customerId}
          jobId={jobId}
          isClear={blockers.length === 0}
          removesThen={removesThen}
          onRemove={() => {
            setRemovesThen(false);
            onRemove();
          }}
          onClose={() => open(undefined)}
        />
      ) : null}
    </>
  );
};

type DialogProps = {
  readonly customerId: string;
  readonly companyName: string;
  readonly plan: RemovalPlan;
  readonly onStarted: (jobId: string, thenRemove: boolean) => void;
  readonly onClose: () => void;
};

/** What each step does and costs, and what stays, before anything is done. */
const ClearDialog = ({ customerId, companyName, plan, onStarted, onClose }: DialogProps) => {
  const texts = useTexts();
  const words = texts.removal.clearing;
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { steps, remaining } = plan.clearing;
  const atOnce = steps.filter(({ clears }) => clears);
  const later = steps.filter(({ clears }) => !clears);
  // What runs out after a step is told there.
  const stays = remaining.filter(({ blockerId }) => !later.some(({ blocker }) => blocker.id === blockerId));

  const start = async (thenRemove: boolean) => {
    if (busy) return;
    setBusy(true);
    const outcome = await run(client, clearRemovalBlockers, { customerId }, ({ job }) => onStarted(job.id, thenRemove));
    setBusy(false);
    if (outcome.done) onClose();
    else setProblem(failureText(texts, outcome));
  };
  return (
    <Modal
      wide
      title={boldName(words.title, companyName)}
      onSubmit={() => void start(false)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          {remaining.length === 0 && plan.viewerMayRemove ? (
            <Button disabledFocusable={busy} onClick={() => void start(true)}>
              {words.submitAndRemove}
            </Button>
          ) : null}
          <Button type="submit" appearance="primary" disabledFocusable={busy}>
            {words.submit}
          </Button>
        </>
      }
    >
      <p>{words.text}</p>
      <PlannedSteps title={words.atOnce} steps={atOnce} />
      <PlannedSteps title={words.later} steps={later} />
      {stays.length > 0 ? (
        <section>
          <h3 className={styles.heading}>{words.stays}</h3>
          <ul className={styles.planned}>
            {stays.map(({ blockerId, subjectName, message }) => (
              <li key={blockerId}>
                <strong>{subjectName}</strong>
                <p className={styles.consequence}>{message}</p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Problem text={problem} />
    </Modal>
  );
};

export const PlannedSteps = ({ title, steps }: { readonly title: string; readonly steps: readonly PlannedStep[] }) => {
  const { removal, vocabulary } = useTexts();
  if (steps.length === 0) return null;
  return (
    <section>
      <h3 className={styles.heading}>{title}</h3>
      <ol className={styles.planned}>
        {steps.map(({ blocker, action, clears, clearsAt }) => (
          <li key={blocker.id}>
            <span className={styles.step}>
              <strong>{blocker.subjectName}</strong>
              <Tag>{vocabulary.RemovalResolution[action.resolution]}</Tag>
            </span>
            <p className={styles.consequence}>{action.consequence}</p>
            {clears || clearsAt === null ? null : (
              <p className={styles.until}>
                {removal.clearing.blocksUntil} <When at={clearsAt} inline />
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
};

type ProgressProps = {
  readonly customerId: string;
  readonly jobId: string;
  /** Whether nothing blocks the customer any longer. */
  readonly isClear: boolean;
  readonly removesThen: boolean;
  readonly onRemove: () => void;
  readonly onClose: () => void;
};

/** What becomes of the steps, live, with those that were refused in view. */
const ClearProgress = ({ customerId, jobId, isClear, removesThen, onRemove, onClose }: ProgressProps) => {
  const { common, removal } = useTexts();
  const words = removal.clearing;
  const format = useFormat();
  const [{ data }] = useQuery({ query: clearingJobQuery, variables: { id: jobId } });
  const job = data?.job ?? null;
  const item = job?.items.nodes[0];
  const active = job !== null && isActive(job);
  usePolling(active, clearingJobQuery, { id: jobId });

  const leadsOn = removesThen && isClear && item?.state === 'COMPLETED';
  useEffect(() => {
    if (leadsOn) onRemove();
  }, [leadsOn]);

  if (!job || !item || item.customerId !== customerId) return null;
  const { nodes: steps, totalCount } = item.steps;
  const over = steps.filter(({ state }) => state !== 'PENDING').length;
  return (
    <section className={styles.progress} aria-label={words.progress}>
      <div className={styles.head}>
        <div role="status">
          <h3 tabIndex={-1} data-refocus="">
            {active
              ? words.underWay(format.number(over), format.number(totalCount))
              : (item.message ?? words.done(format.number(totalCount)))}
          </h3>
        </div>
        <div className={styles.actions}>
          <RetryFailed job={job} />
          {active ? null : (
            <Button size="small" appearance="subtle" onClick={onClose}>
              {common.dismiss}
            </Button>
          )}
        </div>
      </div>
      <StepList steps={steps} />
      {totalCount > steps.length ? (
        <p className="muted">{common.firstOf(format.number(steps.length), format.number(totalCount))}</p>
      ) : null}
    </section>
  );
};
