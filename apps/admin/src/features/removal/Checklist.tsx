import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import { Link } from '@tanstack/react-router';
import type { RemovalBlocker } from '../../common/commands/affected.ts';
import { CommandButton } from '../../common/commands/ItemCommands.tsx';
import { useDraft } from '../../common/forms/drafts.ts';
import { useViewer } from '../../common/viewer.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { When } from '../../ui/When.tsx';
import type { ItemCommandKind, RemovalResolution } from '../../vocabulary.ts';
import styles from './RemovalSection.module.css';
import { WaiveDialog } from './WaiveDialog.tsx';

const useTexts = textsOf('common', 'removal', 'vocabulary');

const sections = {
  CustomerSubscription: '/customers/$customerId/subscriptions',
  Reservation: '/customers/$customerId/reservations',
  SavingsPlan: '/customers/$customerId/reservations',
  SoftwarePurchase: '/customers/$customerId/software',
  AzureEntitlement: '/customers/$customerId/azure',
  Order: '/customers/$customerId/orders',
} as const;

/** Where an item of this type is shown. */
const routeOfItem = (typename: string) =>
  Object.hasOwn(sections, typename) ? sections[typename as keyof typeof sections] : sections.CustomerSubscription;

type BlockerActionsProps = { readonly customerId: string; readonly blocker: RemovalBlocker };

const commandOf: Readonly<Partial<Record<RemovalResolution, ItemCommandKind>>> = {
  SUSPEND: 'SUSPEND',
  CANCEL: 'CANCEL',
  CANCEL_AT_TERM_END: 'CANCEL_AT_TERM_END',
  TURN_OFF_AUTO_RENEW: 'TURN_OFF_AUTO_RENEW',
};

/** One control for each way to clear it that is pressed. */
const BlockerActions = ({ customerId, blocker }: BlockerActionsProps) => {
  const { vocabulary } = useTexts();
  const [waiving, setWaiving] = useDraft(`waiver ${blocker.id}`, false);
  const { subject, subjectName, actions } = blocker;
  return (
    <>
      {actions.map(({ resolution, reason, consequence }) => {
        const command = commandOf[resolution];
        if (command && subject !== null)
          return (
            <CommandButton
              key={resolution}
              command={command}
              subject={{ typename: subject.__typename, id: subject.id, name: subjectName }}
              refusal={reason}
              consequence={consequence}
            />
          );
        if (resolution === 'WAIVE')
          return (
            <ReasonedButton
              key={resolution}
              size="small"
              reason={reason}
              about={subjectName}
              onClick={() => setWaiving(true)}
            >
              {vocabulary.RemovalResolution.WAIVE}
            </ReasonedButton>
          );
        return null;
      })}
      {waiving ? <WaiveDialog customerId={customerId} blocker={blocker} onClose={() => setWaiving(false)} /> : null}
    </>
  );
};

/** What nobody presses here: waiting, asking the vendor, importing again. */
const BlockerWaits = ({ actions }: Pick<RemovalBlocker, 'actions'>) => {
  const { removal, vocabulary } = useTexts();
  const sayings: Readonly<Partial<Record<RemovalResolution, (consequence: string) => string>>> = {
    WAIT: () => vocabulary.RemovalResolution.WAIT,
    CONTACT_SUPPORT: () => removal.contactSupport,
    IMPORT_AGAIN: (consequence) => consequence,
  };
  return actions.map(({ resolution, consequence }) => {
    const text = sayings[resolution]?.(consequence);
    return text === undefined ? null : (
      <p key={resolution} className={styles.wait} title={consequence}>
        <ClockRegular aria-hidden="true" />
        {text}
      </p>
    );
  });
};

type WhyProps = { readonly rule: RemovalBlocker['rule']; readonly others: string | null };

/** The rule behind it: what it says, since when, and where that is written; and who else can clear it. */
const Why = ({ rule, others }: WhyProps) => {
  const { removal } = useTexts();
  const { title, scope, since, until, source, uncertain } = rule;
  return (
    <details className={styles.why}>
      <summary>{removal.why}</summary>
      <p>
        <strong>{title}</strong>
      </p>
      <p>{scope}</p>
      {uncertain ? <p>{removal.uncertain}</p> : null}
      <p className="muted">
        {source ? removal.source(source.title) : removal.ownRule}
        {source ? <When at={source.readAt} inline /> : null}
        {since ? (
          <>
            {' · '}
            {removal.since} <When at={since} inline />
          </>
        ) : null}
        {until ? (
          <>
            {' · '}
            {removal.until} <When at={until} inline />
          </>
        ) : null}
      </p>
      {others ? <p>{removal.whoElse(others)}</p> : null}
    </details>
  );
};

type BlockerEntryProps = {
  readonly customerId: string;
  readonly blocker: RemovalBlocker;
  readonly nameOf: (blockerId: string) => string | undefined;
};

const BlockerEntry = ({ customerId, blocker, nameOf }: BlockerEntryProps) => {
  const { common, removal, vocabulary } = useTexts();
  const format = useFormat();
  const viewer = useViewer();
  const { kind, message, subject, subjectName, allowedRoles, billedMeanwhile, findings } = blocker;
  const before = blocker.clearAfter.map(nameOf).filter((name) => name !== undefined);
  const together = blocker.clearedWith ? nameOf(blocker.clearedWith) : undefined;
  const others = format.list(
    allowedRoles.filter((role) => !viewer?.roles.includes(role)).map((role) => vocabulary.Role[role]),
  );
  const mayClear = blocker.resolvableByViewer;
  return (
    <>
      <div className={styles.about}>
        <div className={styles.name}>
          {subject === null ? (
            <span>{subjectName}</span>
          ) : (
            <Link to={routeOfItem(subject.__typename)} params={{ customerId }} search={{ item: subject.id }}>
              {subjectName}
            </Link>
          )}
          <Tag>{vocabulary.RemovalBlockerKind[kind]}</Tag>
        </div>
        <p className={styles.cause}>
          {common.sentences(
            message,
            ...(before.length > 0 ? [removal.clearAfter(format.all(before))] : []),
            ...(together ? [removal.clearedWith(together)] : []),
          )}
        </p>
        {findings.length > 1 ? (
          <ul className={styles.facts} aria-label={removal.unread}>
            {findings.map((finding) => (
              <li key={finding.id}>{finding.message}</li>
            ))}
          </ul>
        ) : null}
        <ul className={styles.facts}>
          {billedMeanwhile ? <li className={styles.billed}>{removal.billedMeanwhile}</li> : null}
          {allowedRoles.length === 0 ? (
            <li>{removal.nobodyElse}</li>
          ) : mayClear || !others ? null : (
            <li>{removal.whoOnly(others)}</li>
          )}
        </ul>
        <BlockerWaits actions={blocker.actions} />
        <Why rule={blocker.rule} others={mayClear ? others : null} />
      </div>
      <div className={styles.actions}>
        <BlockerActions customerId={customerId} blocker={blocker} />
      </div>
    </>
  );
};

type ChecklistProps = {
  readonly id: string;
  readonly customerId: string;
  readonly blockers: readonly RemovalBlocker[];
};

export const Checklist = ({ id, customerId, blockers }: ChecklistProps) => {
  const nameOf = (blockerId: string) => blockers.find((one) => one.id === blockerId)?.subjectName;
  return (
    <ul id={id} className={styles.list}>
      {blockers.map((blocker) => (
        <li key={blocker.id} className={styles.blocker}>
          <BlockerEntry customerId={customerId} blocker={blocker} nameOf={nameOf} />
        </li>
      ))}
    </ul>
  );
};
