/** Minutes as hours and minutes. Business hours add up to no days, so there are none. */
import { useTranslate } from 'react-admin';

export const useDuration = () => {
  const translate = useTranslate();
  return (minutes: number): string => {
    const whole = Math.floor(Math.abs(minutes));
    const [hours, rest] = [Math.floor(whole / 60), whole % 60];
    if (hours === 0) return translate('clocks.duration.minutes', { minutes: rest });
    if (rest === 0) return translate('clocks.duration.hours', { hours });
    return translate('clocks.duration.both', { hours, minutes: rest });
  };
};
