import { useTranslate } from 'react-admin';

/** The name in the log of what the system did. */
const SYSTEM = 'system';

/** The name of an actor, as it was stored with the entry. */
export const usePersonName = () => {
  const translate = useTranslate();
  return (name: string) => (name === SYSTEM ? translate('activities.system') : name);
};

export const PersonName = ({ name }: { name: string }) => <>{usePersonName()(name)}</>;
