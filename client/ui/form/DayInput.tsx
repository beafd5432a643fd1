import { useInput, useTranslateLabel } from 'react-admin';
import { addDays, dayOf, startOfDay } from '#shared/days';
import { parseRelativeDay } from '#shared/relativeDays';
import { useStoreSettings } from '../record/useStoreSettings.ts';
import { PartsField } from './PartsField.tsx';
import { RangeMenu } from './RangeMenu.tsx';
import { RelativeDayField } from './RelativeDayField.tsx';

export interface DayInputProps {
  /** A filter that holds the first value in (`…_gte`), or the first one out (`…_lt`). */
  source: string;
  label: string;
  /** What the filter holds: a business day, or an instant in UTC ms. */
  holds: 'day' | 'instant';
  /** The filter of the other bound; null where there is none. */
  other?: string | null;
  alwaysOn?: boolean;
}

const otherOf = (source: string) =>
  source.endsWith('_lt') ? source.replace(/_lt$/, '_gte') : source.replace(/_gte$/, '_lt');

/**
 * A bound of a range of days: a day, or one that moves with the calendar (`#shared/relativeDays`). People name the last
 * day they mean; `_lt` filters hold the one after it.
 */
export const DayInput = ({
  source,
  holds,
  label,
  other = otherOf(source),
  alwaysOn: _alwaysOn,
}: DayInputProps) => {
  const { timeZone } = useStoreSettings();
  const translateLabel = useTranslateLabel();
  const { field } = useInput({ source });
  const isEnd = source.endsWith('_lt');
  const after = isEnd ? 1 : 0;
  const shown = () => {
    const { value } = field as { value: string | number | null | undefined };
    if (value === null || value === undefined || value === '') return '';
    return addDays(typeof value === 'number' ? dayOf(value, timeZone) : value, -after);
  };
  const choose = (day: string) => {
    if (day === '') return field.onChange(null);
    const bound = addDays(day, after);
    field.onChange(holds === 'day' ? bound : startOfDay(bound, timeZone));
  };
  const relative = parseRelativeDay(field.value);
  const menu = <RangeMenu source={source} other={other} isEnd={isEnd} />;
  if (relative)
    return <RelativeDayField label={label} relative={relative} isEnd={isEnd} menu={menu} />;
  return (
    <PartsField
      type="date"
      label={translateLabel({ label, source })}
      value={shown()}
      onChange={choose}
      whenLeft
      slotProps={{ input: { startAdornment: menu } }}
    />
  );
};
