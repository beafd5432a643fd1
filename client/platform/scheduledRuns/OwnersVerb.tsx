import { Typography } from '@mui/material';
import { useCanAccess, useTranslate } from 'react-admin';
import { rolesThatCan } from '#contract/platform/access';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';

/** A verb of who may change the settings; everybody else reads who that is. `by` is a translation key. */
export const OwnersVerb = ({ verb, by }: { verb: Verb; by: string }) => {
  const translate = useTranslate();
  const { canAccess, isPending } = useCanAccess({ resource: 'settings', action: 'edit' });
  if (isPending) return null;
  if (canAccess) return <VerbBar verbs={[verb]} />;
  const roles = rolesThatCan('settings', 'edit').join(', ');
  return (
    <Typography component="span" variant="body2" color="text.secondary">
      {translate(by, { roles })}
    </Typography>
  );
};
