import { useTranslate } from 'react-admin';

/** The names in the log of what the system and what customers did. */
const NAMES: Readonly<Record<string, string>> = {
  system: 'activities.system',
  customer: 'activities.customer',
};

/** The name of an actor, as it was stored with the entry. */
export const usePersonName = () => {
  const translate = useTranslate();
  return (name: string) => {
    const known = NAMES[name];
    return known === undefined ? name : translate(known);
  };
};

export const PersonName = ({ name }: { name: string }) => <>{usePersonName()(name)}</>;
