import { Field, Input } from '@fluentui/react-components';
import { CalendarClockRegular } from '@fluentui/react-icons/svg/calendar-clock';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { run } from '../../common/commands/outcome.ts';
import { FormDialog } from '../../common/forms/FormDialog.tsx';
import { readFragment } from '../../common/graphql.ts';
import { DeclarationFields, WhenFields } from '../../common/removal-jobs/TermsFields.tsx';
import { Attestation, inputOf, localDate, type Terms } from '../../common/removal-jobs/terms.ts';
import { useTimes } from '../../common/removal-jobs/times.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { boldName } from '../../ui/bold-name.tsx';
import { keepFocus } from '../../ui/keep-focus.ts';
import { Note } from '../../ui/Note.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { PlannedSteps } from './ClearAll.tsx';
import {
  type RemovalPlan,
  type ScheduledRemoval,
  scheduleRemoval,
  schedulingQuery,
  unscheduleRemoval,
} from './plan.ts';
import styles from './Schedule.module.css';
import { usePlan } from './use-plan.ts';

const useTexts = textsOf('removal', 'removalJobs');

const dayMs = 86_400_000;

const termsOf = ({ at, whenClear }: RemovalPlan['suggestedSchedule'], scheduled: ScheduledRemoval | null): Terms => {
  const wanted = scheduled
    ? { at: scheduled.removeAt, whenClear: scheduled.whenClear, clears: scheduled.clearBlockers }
    : { at, whenClear, clears: at !== null };
  return {
    moment: wanted.at === null ? 'clear' : 'date',
    date: localDate(wanted.at ?? Date.now() + dayMs),
    waits: wanted.whenClear,
    clears: wanted.clears,
    reason: scheduled?.reason ?? '',
    attested: false,
  };
};

type Props = { readonly customerId: string; readonly companyName: string };

type ScheduleProps = Props & {
  readonly refusal: string | null;
  /** What is scheduled already. */
  readonly scheduled: ScheduledRemoval | null;
};

/** Opens the dialog that schedules the removal, or changes the schedule. */
export const ScheduleButton = ({ customerId, companyName, refusal, scheduled }: ScheduleProps) => {
  const { removal } = useTexts();
  const { plan, busy, open, close } = usePlan(customerId);
  return (
    <>
      <ReasonedButton
        {...(scheduled ? {} : { icon: <CalendarClockRegular /> })}
        reason={refusal}
        busy={busy}
        onClick={open}
      >
        {scheduled ? removal.schedule.change : removal.schedule.open}
      </ReasonedButton>
      {plan ? (
        <ScheduleDialog
          customerId={customerId}
          companyName={companyName}
          plan={plan}
          scheduled={scheduled}
          onClose={close}
        />
      ) : null}
    </>
  );
};

type DialogProps = Props & {
  readonly plan: RemovalPlan;
  readonly scheduled: ScheduledRemoval | null;
  readonly onClose: () => void;
};

const ScheduleDialog = ({ customerId, companyName, plan, scheduled, onClose }: DialogProps) => {
  const { removal, removalJobs } = useTexts();
  const words = removal.schedule;
  const client = useClient();
  const attestation = readFragment(Attestation, plan.attestation);
  const [terms, setTerms] = useState(() => termsOf(plan.suggestedSchedule, scheduled));
  const change = (next: Partial<Terms>) => setTerms((before) => ({ ...before, ...next }));
  const { at, importMustConfirm } = plan.suggestedSchedule;
  const { reason: _, ...asked } = inputOf(terms);
  const [{ data, fetching }] = useQuery({
    query: schedulingQuery,
    variables: { id: customerId, ...asked },
    requestPolicy: 'cache-and-network',
  });
  const scheduling = data?.customer?.removalPreview.scheduling;
  // Then it is no schedule but a removal: it is confirmed as one.
  const atOnce = scheduling?.removesAtOnce ?? false;
  const [typed, setTyped] = useState('');

  return (
    <FormDialog
      wide
      title={boldName(words.title, companyName)}
      submit={words.submit}
      cancel={scheduled ? words.takeBackKeep : words.keep}
      check={() =>
        terms.moment === 'date' && inputOf(terms).at === null
          ? removalJobs.dateMissing
          : !terms.attested
            ? removalJobs.attestFirst
            : fetching || scheduling === undefined
              ? words.stillAsking
              : atOnce && typed.trim() !== plan.confirmationText
                ? words.confirmFirst
                : null
      }
      send={() =>
        run(client, scheduleRemoval, {
          customerId,
          ...inputOf(terms),
          attestation: terms.attested,
          attestationVersion: attestation.version,
        })
      }
      done={words.done(companyName)}
      onDone={keepFocus}
      onClose={onClose}
    >
      <p>{words.text}</p>
      <WhenFields
        terms={terms}
        onChange={change}
        moments={[
          { value: 'date', text: at === null ? words.dateText : words.suggestedText },
          { value: 'clear', text: words.clearText },
        ]}
        clearsText={terms.moment === 'clear' ? words.clearsNow : words.clearsThen}
      />
      {importMustConfirm ? <Note tone="attention">{words.importMustConfirm}</Note> : null}
      <PlannedSteps title={words.chosenNow} steps={scheduling?.clearing.steps ?? []} />
      <DeclarationFields terms={terms} onChange={change} attestation={attestation} />
      {atOnce ? (
        <>
          <Note tone="attention">{words.removesAtOnce}</Note>
          <Field
            label={
              <>
                {removal.type} <strong>{plan.confirmationText}</strong>
              </>
            }
          >
            <Input
              value={typed}
              autoComplete="off"
              spellCheck={false}
              onChange={(_event, { value }) => setTyped(value)}
            />
          </Field>
        </>
      ) : null}
    </FormDialog>
  );
};

const minuteMs = 60_000;

const useNow = (): number => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minuteMs);
    return () => clearInterval(timer);
  }, []);
  return now;
};

type BannerProps = Props & { readonly refusal: string | null; readonly scheduled: ScheduledRemoval };

/** That and when the relationship will be removed, by whom, and the ways to change that. */
export const ScheduledBanner = ({ customerId, companyName, refusal, scheduled }: BannerProps) => {
  const { removal } = useTexts();
  const words = removal.schedule;
  const times = useTimes();
  const format = useFormat();
  const client = useClient();
  const now = useNow();
  const [asking, setAsking] = useState(false);
  const { id, removeAt, whenClear, clearBlockers, startedBy } = scheduled;
  const seconds = removeAt === null ? 0 : (Date.parse(removeAt) - now) / 1000;
  return (
    <section className={styles.banner} aria-label={words.scheduled}>
      <CalendarClockRegular aria-hidden="true" className={styles.icon ?? ''} />
      <div className={styles.said}>
        <h2 className={styles.title} tabIndex={-1} data-refocus="">
          {seconds > 0 ? words.removedIn(times.duration(seconds)) : whenClear ? words.removedWhenClear : words.due}
        </h2>
        <p>
          {removeAt === null ? null : <time dateTime={removeAt}>{words.on(format.instant(removeAt))} </time>}
          {removeAt !== null && whenClear ? `${words.andWaits} ` : null}
          {clearBlockers ? `${words.andClears} ` : null}
        </p>
        <p className={styles.by}>
          {words.by(startedBy.name)}{' '}
          <Link to="/jobs/$jobId" params={{ jobId: id }}>
            {words.job}
          </Link>
        </p>
      </div>
      <div className={styles.actions}>
        <ScheduleButton customerId={customerId} companyName={companyName} refusal={refusal} scheduled={scheduled} />
        <ReasonedButton reason={refusal} onClick={() => setAsking(true)}>
          {words.takeBack}
        </ReasonedButton>
      </div>
      {asking ? (
        <FormDialog
          title={boldName(words.takeBackTitle, companyName)}
          submit={words.takeBackSubmit}
          cancel={words.takeBackKeep}
          send={() => run(client, unscheduleRemoval, { customerId })}
          done={words.takenBack(companyName)}
          onDone={keepFocus}
          onClose={() => setAsking(false)}
        >
          <p>{words.takeBackText}</p>
        </FormDialog>
      ) : null}
    </section>
  );
};
