import { useTranslate } from 'react-admin';
import { partsOfDuration } from '#rules/insight/fulfilment';

/** Writes how long something took: days and hours, or hours and minutes below a day. */
export const useDuration = () => {
  const translate = useTranslate();
  return (ms: number) => {
    const { days, hours, minutes } = partsOfDuration(ms);
    return days > 0
      ? translate('fulfilment.daysAndHours', { days, hours })
      : translate('fulfilment.hoursAndMinutes', { hours, minutes });
  };
};
