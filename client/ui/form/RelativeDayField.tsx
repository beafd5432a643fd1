/** A bound that moves with the calendar, in words: "6 days ago". */
import { TextField } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { RelativeDay } from '#shared/relativeDays';
import { useStoreSettings } from '../record/useStoreSettings.ts';

export interface RelativeDayFieldProps {
  label: string;
  relative: RelativeDay;
  /** The filter holds the first day out; people read the last one in. */
  isEnd: boolean;
  menu: ReactNode;
}

export const RelativeDayField = ({
  label,
  relative: { unit, offset },
  isEnd,
  menu,
}: RelativeDayFieldProps) => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const text = words.format(offset - (isEnd ? 1 : 0), unit === 'today' ? 'day' : 'month');
  return (
    <TextField
      label={translate(label, { _: label })}
      value={text}
      slotProps={{ inputLabel: { shrink: true }, input: { readOnly: true, startAdornment: menu } }}
    />
  );
};
