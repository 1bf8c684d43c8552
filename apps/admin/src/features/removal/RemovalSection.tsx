import { LinkDismissRegular } from '@fluentui/react-icons/svg/link-dismiss';
import { useId, useRef } from 'react';
import type { EndAtVendor, RemovalPreview } from '../../common/commands/affected.ts';
import { useDraft } from '../../common/forms/drafts.ts';
import { useProviders } from '../../common/providers.ts';
import { useEndsItself } from '../../common/viewer.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Card } from '../../ui/Card.tsx';
import { Note } from '../../ui/Note.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { When } from '../../ui/When.tsx';
import { Checklist } from './Checklist.tsx';
import { ClearAll } from './ClearAll.tsx';
import { EndedAtVendor } from './EndedAtVendor.tsx';
import type { ScheduledRemoval } from './plan.ts';
import { RemovalDialog } from './RemovalDialog.tsx';
import styles from './RemovalSection.module.css';
import { ScheduleButton } from './Schedule.tsx';

const useTexts = textsOf('removal');

type Props = {
  readonly customerId: string;
  readonly companyName: string;
  readonly end: EndAtVendor;
  readonly preview: RemovalPreview;
  /** The partners the customer has a relationship with: among them the provider that ends a reseller's. */
  readonly partners: readonly { readonly partnerId: string; readonly name: string }[];
  readonly scheduled: ScheduledRemoval | null;
};

/** In place of what blocks where the removal is another company's: whom to ask. */
const EndsWithProvider = ({ partners }: Pick<Props, 'partners'>) => {
  const { removal } = useTexts();
  const format = useFormat();
  const own = new Set(useProviders().map(({ id }) => id));
  const names = partners.filter(({ partnerId }) => own.has(partnerId)).map(({ name }) => name);
  return (
    <Note role="status">
      <h3>{removal.endsWithProvider}</h3>
      <p>{names.length > 0 ? removal.askProvider(format.list(names)) : removal.askAnyProvider}</p>
    </Note>
  );
};

/** The control that ends the relationship, and beside it everything that keeps it inactive. */
export const RemovalSection = ({ customerId, companyName, end, preview, partners, scheduled }: Props) => {
  const { removal } = useTexts();
  const [open, setOpen] = useDraft(`removal ${customerId}`, false);
  const checklist = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const endsItself = useEndsItself();
  const { blockers, viewerReason } = preview;
  const mayNot = viewerReason;
  const reason = mayNot ?? (blockers.length > 0 ? removal.blockedTitle(blockers.length) : null);

  return (
    <Card title={removal.relationship}>
      {end.endedAtVendorAt === null ? null : (
        <EndedAtVendor customerId={customerId} companyName={companyName} end={end} preview={preview} />
      )}
      <p className={styles.text}>{removal.relationshipText}</p>
      <div className={styles.control}>
        <ReasonedButton
          appearance="primary"
          icon={<LinkDismissRegular />}
          reason={reason}
          {...(blockers.length > 0 ? { describedBy: checklist } : {})}
          onClick={() => setOpen(true)}
        >
          {removal.remove}
        </ReasonedButton>
        {scheduled ? null : (
          <ScheduleButton customerId={customerId} companyName={companyName} refusal={mayNot} scheduled={null} />
        )}
        <ClearAll
          customerId={customerId}
          companyName={companyName}
          blockers={blockers}
          refusal={preview.clearingReason}
          onRemove={() => setOpen(true)}
        />
        {mayNot ? <p className={styles.mayNot}>{mayNot}</p> : null}
      </div>
      {endsItself ? (
        <Note tone={blockers.length === 0 ? 'good' : 'attention'} role="status">
          <h3 ref={title} tabIndex={-1} data-refocus="">
            {blockers.length === 0 ? removal.clearTitle : removal.blockedTitle(blockers.length)}
          </h3>
          {blockers.length === 0 ? (
            mayNot ? null : (
              <p>{removal.clearText}</p>
            )
          ) : (
            <NextDate at={preview.nextPossibleRemovalDate} />
          )}
        </Note>
      ) : (
        <EndsWithProvider partners={partners} />
      )}
      {blockers.length > 0 ? <Checklist id={checklist} customerId={customerId} blockers={blockers} /> : null}
      {open ? (
        <RemovalDialog
          customerId={customerId}
          companyName={companyName}
          preview={preview}
          onClose={() => setOpen(false)}
          onShowBlockers={() => {
            setOpen(false);
            setTimeout(() => title.current?.focus());
          }}
        />
      ) : null}
    </Card>
  );
};

const NextDate = ({ at }: { readonly at: string | null }) => {
  const { removal } = useTexts();
  if (at === null) return <p>{removal.nextUnknown}</p>;
  if (Date.parse(at) <= Date.now() + 60_000) return <p>{removal.nextNow}</p>;
  return (
    <p className={styles.next}>
      {removal.nextDate}: <When at={at} inline />
    </p>
  );
};
