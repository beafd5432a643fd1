import { useTranslate } from 'react-admin';

/** How the log calls what nobody did by hand. */
const SYSTEM = 'system';

/** Who did something, by the name kept with it. */
export const usePersonName = () => {
  const translate = useTranslate();
  return (name: string) => (name === SYSTEM ? translate('activities.system') : name);
};

export const PersonName = ({ name }: { name: string }) => <>{usePersonName()(name)}</>;
