/** Who else is viewing a ticket, and who is writing about it. */
import Edit from '@mui/icons-material/EditOutlined';
import Visibility from '@mui/icons-material/VisibilityOutlined';
import { Chip } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Present } from '#contract/service/presence';
import { useAccount } from '../../platform/shared/useAccount.ts';

export const PresentPeople = ({ present }: { present: readonly Present[] }) => {
  const translate = useTranslate();
  const account = useAccount();
  const others = present.filter(({ staffId }) => staffId !== account?.id);
  return (
    <>
      {others.map(({ staffId, name, state }) => (
        <Chip
          key={staffId}
          size="small"
          variant="outlined"
          color={state === 'writing' ? 'warning' : 'default'}
          icon={state === 'writing' ? <Edit /> : <Visibility />}
          label={translate(`tickets.present.${state}`, { name })}
          sx={{ mr: 0.5 }}
        />
      ))}
    </>
  );
};
