import { useMemo, useState } from 'react';
import { countryCodes } from '../../app/countries.ts';
import { useFormat } from '../../app/format.ts';
import { Choice } from '../../ui/Choice.tsx';
import styles from './Invitation.module.css';

type Props = { readonly id: string; readonly label: string; readonly none: string };

export const CountryChoice = ({ id, label, none }: Props) => {
  const format = useFormat();
  const [code, setCode] = useState('');
  const countries = useMemo(
    () =>
      countryCodes
        .map((one) => ({ code: one, name: format.country(one) }))
        .sort((one, other) => one.name.localeCompare(other.name)),
    [format],
  );
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <Choice id={id} value={code} onChange={setCode}>
        <option value="">{none}</option>
        {countries.map((country) => (
          <option key={country.code} value={country.code}>
            {country.name}
          </option>
        ))}
      </Choice>
      <input type="hidden" name="country" value={code} />
    </div>
  );
};
