import { useFormat } from '../../app/format.ts';
import { useTexts } from '../../app/settings.ts';
import { Card } from '../../ui/Card.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { When } from '../../ui/When.tsx';
import type { PartnershipData } from './fragments.ts';
import { leftToDo } from './left-to-do.ts';
import styles from './Organization.module.css';
import { useOrganizationTexts } from './use-organization-texts.ts';

/** A relationship that has ended: when, by whom, what with it, and what the company has to do itself. */
export const EndedPartner = ({ partnership }: { readonly partnership: PartnershipData }) => {
  const { fromApi, vocabulary } = useTexts();
  const { ended: words, partners } = useOrganizationTexts();
  const { partner, establishedAt, removedAt, removedBy, effects } = partnership;
  const { toSave, deletesRoles, endsAtVendor, isNothing, others } = leftToDo(partnership);
  const format = useFormat();
  return (
    <Card title={partner.name} beside={<Tag>{words.tag}</Tag>}>
      <div className={styles.endedBody}>
        <div className={styles.column}>
          <Facts
            facts={[
              [partners.kind, vocabulary.partnerKind[partner.kind]],
              [partners.mpnId, partner.mpnId],
              [words.since, <When key="since" at={establishedAt} inline />],
              [words.at, <When key="at" at={removedAt} time inline />],
              [words.by, removedBy?.name ?? null],
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
                {others.map(({ kind, message, subjectId, name, at }) => (
                  <li key={`${kind} ${subjectId}`}>
                    {fromApi ? fromApi.remaining[kind]({ name, at }) : format.sentence(message)}{' '}
                    {fromApi && at ? <When at={at} inline /> : null}
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
        </div>
      </div>
    </Card>
  );
};
