import { LinkDismissRegular } from '@fluentui/react-icons/svg/link-dismiss';
import { useId, useState } from 'react';
import type { EndAtVendor, RemovalPreview } from '../../common/commands/affected.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Card } from '../../ui/Card.tsx';
import { Note } from '../../ui/Note.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { When } from '../../ui/When.tsx';
import { Checklist } from './Checklist.tsx';
import { EndedAtVendor } from './EndedAtVendor.tsx';
import { RemovalDialog } from './RemovalDialog.tsx';
import styles from './RemovalSection.module.css';

const useTexts = textsOf('removal');

type Props = {
  readonly customerId: string;
  readonly companyName: string;
  readonly end: EndAtVendor;
  readonly preview: RemovalPreview;
};

/** The control that ends the relationship, and beside it everything that keeps it inactive. */
export const RemovalSection = ({ customerId, companyName, end, preview }: Props) => {
  const { removal } = useTexts();
  const [open, setOpen] = useState(false);
  const checklist = useId();
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
        {mayNot ? <p className={styles.mayNot}>{mayNot}</p> : null}
      </div>
      <Note tone={blockers.length === 0 ? 'good' : 'attention'} role="status">
        <h3 tabIndex={-1} data-refocus="">
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
      {blockers.length > 0 ? <Checklist id={checklist} customerId={customerId} blockers={blockers} /> : null}
      {open ? (
        <RemovalDialog
          customerId={customerId}
          companyName={companyName}
          preview={preview}
          onClose={() => setOpen(false)}
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
