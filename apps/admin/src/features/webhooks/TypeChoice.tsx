import { Checkbox } from '@fluentui/react-components';
import { useId } from 'react';
import { useTexts } from '../../app/settings.ts';
import type { EventType } from '../../app/vocabulary.ts';
import { eventTypesOf } from '../../app/vocabulary-lists.ts';
import { useDeveloperTexts } from '../developers/use-developer-texts.ts';
import styles from './Webhooks.module.css';

type Props = {
  /** null = every type, also those of later versions. */
  readonly types: readonly EventType[] | null;
  readonly onChange: (types: readonly EventType[] | null) => void;
};

export const TypeChoice = ({ types, onChange }: Props) => {
  const { vocabulary } = useTexts();
  const developers = useDeveloperTexts();
  const words = developers.endpoint;
  const group = useId();
  const all = eventTypesOf(vocabulary.eventType);
  return (
    <div>
      <fieldset className={styles.choices}>
        <legend>{words.types}</legend>
        <label>
          <input type="radio" name={group} checked={types === null} onChange={() => onChange(null)} />
          {words.everyType}
        </label>
        <label>
          <input type="radio" name={group} checked={types !== null} onChange={() => onChange([])} />
          {words.someTypes}
        </label>
      </fieldset>
      {types ? (
        <fieldset className={styles.types} aria-label={words.someTypes}>
          {all.map((type) => (
            <Checkbox
              key={type}
              label={vocabulary.eventType[type]}
              checked={types.includes(type)}
              onChange={(_event, { checked }) =>
                onChange(all.filter((one) => (one === type ? checked === true : types.includes(one))))
              }
            />
          ))}
        </fieldset>
      ) : null}
    </div>
  );
};
