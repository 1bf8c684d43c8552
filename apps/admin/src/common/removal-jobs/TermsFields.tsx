import { Checkbox, Field, Input } from '@fluentui/react-components';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { RadioCards } from '../../ui/RadioCards.tsx';
import styles from './TermsFields.module.css';
import { type AttestationData, instantOf, localDate, type Moment, type Terms } from './terms.ts';

const useTexts = textsOf('removalJobs');

type Change = { readonly terms: Terms; readonly onChange: (next: Partial<Terms>) => void };

type WhenProps = Change & {
  readonly moments: readonly { readonly value: Moment; readonly text: string }[];
  /** What clearing first does, given when it is done. */
  readonly clearsText: string;
};

/** When it removes, and whether it clears what can be cleared before. */
export const WhenFields = ({ terms, onChange, moments, clearsText }: WhenProps) => {
  const { removalJobs: words } = useTexts();
  const format = useFormat();
  const { moment, date, waits, clears } = terms;
  const at = instantOf(date);
  const dated = (
    <div className={styles.date}>
      <Field label={words.date} hint={at === null ? words.dateMissing : format.instant(at)}>
        <Input
          type="datetime-local"
          value={date}
          min={localDate(Date.now())}
          onChange={(_event, { value }) => onChange({ date: value })}
        />
      </Field>
      <Checkbox
        checked={waits}
        onChange={(_event, { checked }) => onChange({ waits: checked === true })}
        label={words.waits}
      />
    </div>
  );
  return (
    <>
      <RadioCards
        label={words.when}
        value={moment}
        cards={moments.map(({ value, text }) => ({
          value,
          title: words.moments[value],
          text,
          reason: null,
          fields: value === 'date' ? dated : null,
        }))}
        onChange={(next) => onChange({ moment: next })}
      />
      <Checkbox
        checked={clears}
        onChange={(_event, { checked }) => onChange({ clears: checked === true })}
        label={
          <>
            {words.clears}
            <span className="sub">{clearsText}</span>
          </>
        }
      />
    </>
  );
};

type Declaration = Pick<Terms, 'reason' | 'attested'>;

type DeclarationProps = {
  readonly terms: Declaration;
  readonly onChange: (next: Partial<Declaration>) => void;
  readonly attestation: AttestationData;
};

/** What a removal needs from the person who asks for it: the declaration, and a reason if there is one. */
export const DeclarationFields = ({
  terms: { reason, attested },
  onChange,
  attestation: { text, translation },
}: DeclarationProps) => {
  const { removalJobs: words } = useTexts();
  return (
    <>
      <section>
        <h3 className={styles.heading}>{words.attestation}</h3>
        <Checkbox
          checked={attested}
          onChange={(_event, { checked }) => onChange({ attested: checked === true })}
          label={
            <>
              {translation === null ? null : <span className={styles.translation}>{translation}</span>}
              <span lang="en">{text}</span>
            </>
          }
        />
      </section>
      <Field label={words.reason} hint={words.reasonHint}>
        <Input value={reason} onChange={(_event, { value }) => onChange({ reason: value })} />
      </Field>
    </>
  );
};
