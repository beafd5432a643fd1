/** The conditions of a policy as one line. */
import { useTranslate } from 'react-admin';
import type { ServicePolicy } from '#contract/service/servicePolicies';
import { useLevelChoices } from '../shared/useLevelChoices.ts';

export const useConditions = () => {
  const translate = useTranslate();
  const known = useLevelChoices();
  const separator = translate('layout.listSeparator');
  return ({ isDefault, types, severities, levels, channels }: ServicePolicy): string => {
    if (isDefault) return translate('servicePolicies.everythingElse');
    const parts = [
      types.map((type) => translate(`tickets.types.${type}`)),
      severities.map((severity) => translate(`tickets.severities.${severity}`)),
      levels.map((level) => known.find(({ id }) => id === level)?.name ?? level),
      channels.map((channel) => translate(`tickets.channels.${channel}`)),
    ].filter((names) => names.length > 0);
    if (parts.length === 0) return translate('servicePolicies.everyTicket');
    return parts.map((names) => names.join(separator)).join(translate('layout.partSeparator'));
  };
};
