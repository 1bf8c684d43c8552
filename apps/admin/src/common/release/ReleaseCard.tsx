import { lazy, Suspense, useState } from 'react';
import { textsOf } from '../../texts/use-texts.ts';
import { Card } from '../../ui/Card.tsx';
import { Note } from '../../ui/Note.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import type { CustomerReleaseData } from './documents.ts';
import styles from './Release.module.css';
import { ReleaseDetails, ReleaseTag } from './ReleaseDetails.tsx';

const useTexts = textsOf('release');

const DeclineDialog = lazy(async () => ({ default: (await import('./DeclineDialog.tsx')).DeclineDialog }));

/** A customer's request to be released, for the partner that is asked: it declines here, or removes. */
export const ReleaseCard = ({ customer }: { readonly customer: CustomerReleaseData }) => {
  const { release } = useTexts();
  const { partner: words } = release;
  const [declining, setDeclining] = useState(false);
  const { releaseRequest: request, companyName } = customer;
  if (request === null) return null;
  const { id, state, viewerDeclineReason, partner } = request;
  const isOpen = state === 'OPEN';
  return (
    <Card title={isOpen ? words.openTitle : release.title} beside={<ReleaseTag state={state} />}>
      <div className={styles.body}>
        {isOpen ? (
          <Note tone="attention">
            {partner.kind === 'INDIRECT_RESELLER' ? words.openThroughProvider : words.openText}
          </Note>
        ) : null}
        <ReleaseDetails request={request} />
        {isOpen ? (
          <div className={styles.actions}>
            <ReasonedButton reason={viewerDeclineReason} onClick={() => setDeclining(true)}>
              {words.decline}
            </ReasonedButton>
            {viewerDeclineReason ? <p className="muted">{viewerDeclineReason}</p> : null}
          </div>
        ) : null}
      </div>
      {declining ? (
        <Suspense fallback={null}>
          <DeclineDialog requestId={id} companyName={companyName} onClose={() => setDeclining(false)} />
        </Suspense>
      ) : null}
    </Card>
  );
};
