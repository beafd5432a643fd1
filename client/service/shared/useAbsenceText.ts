import { useTranslate } from 'react-admin';
import type { Agent } from '#contract/service/tickets';
import { useInstant } from '../../ui/record/instant.tsx';

/** The name of an agent; of one who is away, with who gets what is given to them. */
export const useAbsenceText = () => {
  const translate = useTranslate();
  const instant = useInstant();
  return ({ name, absentUntil, substituteName }: Agent): string =>
    absentUntil === null
      ? name
      : translate('absences.standsIn', {
          name,
          substitute: substituteName,
          until: instant(absentUntil),
        });
};
