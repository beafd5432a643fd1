import { useTranslate } from 'react-admin';

/** The names in the log of what the system and what customers did, and those that the demo accounts have by their roles. */
const NAMES: Readonly<Record<string, string>> = {
  system: 'activities.system',
  customer: 'activities.customer',
  Owner: 'activities.demo.owner',
  Manager: 'activities.demo.manager',
  Agent: 'activities.demo.agent',
  Marketer: 'activities.demo.marketer',
  Analyst: 'activities.demo.analyst',
};

/** The name of an actor, as it was stored with the entry. */
export const usePersonName = () => {
  const translate = useTranslate();
  return (name: string) => {
    const known = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
    return known === undefined ? name : translate(known);
  };
};

export const PersonName = ({ name }: { name: string }) => <>{usePersonName()(name)}</>;
