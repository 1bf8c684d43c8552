import { useEffect, useRef, useState } from 'react';
import { useFormat } from '../../app/format.ts';
import { useTexts } from '../../app/settings.ts';
import { Card } from '../../ui/Card.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { usePermissionRefusal } from '../commands/refusal.ts';
import { DapSection } from './DapSection.tsx';
import styles from './DelegatedAdmin.module.css';
import type { AdminPrivileges, GranularAdminData } from './documents.ts';
import { GranularAdminTable } from './GranularAdminTable.tsx';
import { inOrder } from './order.ts';
import { place } from './place.ts';
import { RequestDialog } from './RequestDialog.tsx';
import { TerminateDialog } from './TerminateDialog.tsx';
import { useDelegatedAdminTexts } from './use-delegated-admin-texts.ts';

type Props = {
  readonly customer: AdminPrivileges;
  /** Whether the address asks for the dialog that requests privileges. */
  readonly requesting: boolean;
  readonly onRequesting: (requesting: boolean) => void;
};

/** What the partner may do in the customer's tenant. */
export const DelegatedAdmin = ({ customer, requesting, onRequesting }: Props) => {
  const { common } = useTexts();
  const words = useDelegatedAdminTexts();
  const format = useFormat();
  const refusal = usePermissionRefusal('REQUEST_GRANULAR_ADMIN');
  const [ending, setEnding] = useState<GranularAdminData | null>(null);
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (requesting) card.current?.scrollIntoView({ block: 'start' });
  }, [requesting]);
  const { nodes, totalCount } = customer.delegatedAdminRelationships;
  return (
    <div ref={card} id={place} className={styles.place}>
      <Card title={words.title}>
        <DapSection customer={customer} />
        <section>
          <div className={styles.head}>
            <h3 className={styles.heading} tabIndex={-1} data-refocus="">
              {words.gdap}
            </h3>
            <ReasonedButton reason={refusal} onClick={() => onRequesting(true)}>
              {words.request}
            </ReasonedButton>
          </div>
          <p className={styles.text}>{words.gdapText}</p>
          <GranularAdminTable privileges={inOrder(nodes)} onTerminate={setEnding} />
          {totalCount > nodes.length ? (
            <p className="sub">{common.firstOf(format.number(nodes.length), format.number(totalCount))}</p>
          ) : null}
        </section>
      </Card>
      {requesting && refusal === null ? (
        <RequestDialog customer={customer} onClose={() => onRequesting(false)} />
      ) : null}
      {ending ? <TerminateDialog privileges={ending} onClose={() => setEnding(null)} /> : null}
    </div>
  );
};
