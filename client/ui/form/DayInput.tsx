import { TextInput } from 'react-admin';
import { addDays, dayOf, isDay, startOfDay } from '#shared/days';
import { useStoreSettings } from '../record/useStoreSettings.ts';

export interface DayInputProps {
  /** A filter that holds the first value in (`…_gte`), or the first one out (`…_lt`). */
  source: string;
  label: string;
  /** What the filter holds: a business day, or an instant in UTC ms. */
  holds: 'day' | 'instant';
  alwaysOn?: boolean;
}

/** A bound of a range of days. People name the last day they mean; `_lt` filters hold the one after it. */
export const DayInput = ({ source, holds, alwaysOn: _alwaysOn, ...rest }: DayInputProps) => {
  const { timeZone } = useStoreSettings();
  const after = source.endsWith('_lt') ? 1 : 0;
  const format = (value: string | number | null | undefined) => {
    if (value === null || value === undefined || value === '') return '';
    return addDays(typeof value === 'number' ? dayOf(value, timeZone) : value, -after);
  };
  const parse = (text: string | null) => {
    if (!text || !isDay(text)) return null;
    const bound = addDays(text, after);
    return holds === 'day' ? bound : startOfDay(bound, timeZone);
  };
  return (
    <TextInput
      {...rest}
      source={source}
      type="date"
      format={format}
      parse={parse}
      resettable={false}
      helperText={false}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
};
