import { useTranslate } from 'react-admin';
import { useTypeName } from '../shared/useEventTypes.ts';

/** Names of events, one after another. */
export const TypeNames = ({ types }: { types: readonly string[] }) => {
  const translate = useTranslate();
  const nameOf = useTypeName();
  return <>{types.map(nameOf).join(translate('layout.listSeparator'))}</>;
};
