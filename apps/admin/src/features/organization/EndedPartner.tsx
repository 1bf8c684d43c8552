import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Card } from '../../ui/Card.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { When } from '../../ui/When.tsx';
import type { PartnershipData } from './fragments.ts';
import styles from './Organization.module.css';

const useTexts = textsOf('organization', 'release', 'vocabulary');

type Remaining = PartnershipData['remaining'][number];

/** What an ended relationship leaves its customer to do; `toSave` names what is deleted and when. */
export const followUps = ({ imported, remaining }: Pick<PartnershipData, 'imported' | 'remaining'>) => {
  const toSave = remaining.flatMap(({ kind, subjectId, name, at }) =>
    kind === 'SUSPENDED_SUBSCRIPTION' && at !== null ? [{ key: subjectId ?? at, name, at }] : [],
  );
  const deletesRoles = remaining.some(({ kind }) => kind === 'AZURE_ROLE_ASSIGNMENTS');
  const isOther = ({ kind, at }: Remaining) =>
    kind !== 'AZURE_ROLE_ASSIGNMENTS' && !(kind === 'SUSPENDED_SUBSCRIPTION' && at !== null);
  return {
    toSave,
    deletesRoles,
    endsAtVendor: imported,
    isNothing: toSave.length === 0 && !deletesRoles && !imported,
    others: remaining.filter(isOther),
  };
};

/** A relationship that has ended: when, by whom, what with it, and what the company has to do itself. */
export const EndedPartner = ({ partnership }: { readonly partnership: PartnershipData }) => {
  const { release, vocabulary } = useTexts();
  const { ended: words, partners } = useTexts().organization;
  const { partner, establishedAt, removedAt, removedBy, effects, releaseRequest } = partnership;
  const { toSave, deletesRoles, endsAtVendor, isNothing, others } = followUps(partnership);
  const format = useFormat();
  return (
    <Card title={partner.name} beside={<Tag>{words.tag}</Tag>}>
      <div className={styles.endedBody}>
        <div className={styles.column}>
          <DescriptionList
            items={[
              [partners.kind, vocabulary.PartnerKind[partner.kind]],
              [partners.mpnId, partner.mpnId],
              [words.since, <When key="since" at={establishedAt} inline />],
              [words.at, <When key="at" at={removedAt} time inline />],
              [words.by, removedBy?.name ?? null],
              [
                release.customer.youAsked,
                releaseRequest?.state === 'FULFILLED' ? (
                  <When key="asked" at={releaseRequest.requestedAt} time inline />
                ) : null,
              ],
            ]}
          />
          <section>
            <h3 className={styles.subheading}>{words.what}</h3>
            <ul className={styles.points}>
              {effects.map(({ kind, count }) => (
                <li key={kind}>{words.effects[kind](count)}</li>
              ))}
            </ul>
          </section>
        </div>
        <div className={styles.column}>
          <section className={isNothing ? undefined : styles.todo}>
            <h3 className={styles.subheading}>{words.left}</h3>
            {toSave.map(({ key, name, at }) => (
              <p key={key}>{words.save(name ?? '', format.date(at))}</p>
            ))}
            {endsAtVendor ? <p>{words.atVendor}</p> : null}
            {deletesRoles ? (
              <>
                <p className={styles.strong}>{words.rolesTitle(partner.name)}</p>
                <p>{words.rolesHow(partner.name)}</p>
              </>
            ) : null}
            {isNothing ? <p>{words.nothingLeft}</p> : null}
          </section>
          {others.length > 0 ? (
            <section>
              <h3 className={styles.subheading}>{words.kept}</h3>
              <ul className={styles.points}>
                {others.map(({ kind, message, subjectId }) => (
                  <li key={`${kind} ${subjectId}`}>{message}</li>
                ))}
              </ul>
            </section>
          ) : null}
        </div>
      </div>
    </Card>
  );
};
