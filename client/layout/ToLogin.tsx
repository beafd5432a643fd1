import { Button } from '@mui/material';
import { useRouterProvider, useTranslate } from 'react-admin';
import { pageLink } from '../links.ts';

/** From a page that needs no login to the login. */
export const ToLogin = () => {
  const translate = useTranslate();
  const { Link } = useRouterProvider();
  return (
    <Button component={Link} to={pageLink('/login')} variant="contained" sx={{ mt: 2 }}>
      {translate('invitation.toLogin')}
    </Button>
  );
};
