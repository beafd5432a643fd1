/** Who can approve what waits for a second person, or will; where nobody is left, what to do. */
import { Alert, Link, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { LinkBase, useCanAccess, useDataProvider, useTranslate } from 'react-admin';
import type { Approver, SecondPersonResource } from '#contract/platform/approvers';
import { approversLeft } from '#rules/platform/approvers';
import type { Api } from '../../../api.ts';
import { listLink } from '../../../links.ts';
import { Gap } from '../../../ui/record/Gap.tsx';

export interface ApproversLeftProps {
  resource: SecondPersonResource;
  /** Everybody who wrote a part of it. */
  authorIds: readonly string[];
}

const useApprovers = (resource: SecondPersonResource) => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['approvers', resource],
    queryFn: async ({ signal }) =>
      (
        await api.call<Approver[]>(
          'GET',
          `/account/approvers?resource=${resource}`,
          undefined,
          signal,
        )
      ).data,
  }).data;
};

export const ApproversLeft = ({ resource, authorIds }: ApproversLeftProps) => {
  const translate = useTranslate();
  const approvers = useApprovers(resource);
  const { canAccess: givesGrants = false } = useCanAccess({ resource: 'staff', action: 'edit' });
  if (!approvers) return null;
  const left = approversLeft(approvers, authorIds);
  if (left.length > 0)
    return (
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        {translate('approvers.left', {
          names: left.map(({ name }) => name).join(translate('layout.listSeparator')),
        })}
      </Typography>
    );
  return (
    <Alert severity="error" sx={{ mb: 2 }}>
      {translate('approvers.nobody')}
      <Gap />
      {translate(givesGrants ? 'approvers.howOwner' : 'approvers.how')}
      {givesGrants && (
        <>
          <Gap />
          <Link component={LinkBase} to={listLink('staff')}>
            {translate('approvers.toStaff')}
          </Link>
        </>
      )}
    </Alert>
  );
};
