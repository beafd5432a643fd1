import { Button } from '@mui/material';
import { useRouterProvider, useTranslate } from 'react-admin';
import { pageLink } from '../../../links.ts';

/** Leads from the effect of a promotion to its comparison with others. */
export const CompareLink = ({ id }: { id: number }) => {
  const translate = useTranslate();
  const { Link } = useRouterProvider();
  return (
    <Button component={Link} to={pageLink('/promotionComparison', { ids: id })} size="small">
      {translate('promotionComparison.open')}
    </Button>
  );
};
