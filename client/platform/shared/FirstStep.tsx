/** Buttons of an empty page that lead to its first step, for whoever may take it. */
import { Button } from '@mui/material';
import { LinkBase, useCanAccess, useTranslate } from 'react-admin';
import { grantOfKind, type ImportKind } from '#contract/platform/imports';
import { listLink, pageLink } from '../../links.ts';
import type { Access } from '../../ui/feature.ts';

interface StepProps {
  to: string;
  access: Access;
  label: string;
  variant?: 'contained' | 'outlined';
}

const Step = ({ to, access, label, variant = 'outlined' }: StepProps) => {
  const translate = useTranslate();
  const { canAccess } = useCanAccess(access);
  if (!canAccess) return null;
  return (
    <Button component={LinkBase} to={to} variant={variant} sx={{ mx: 0.5 }}>
      {translate(label)}
    </Button>
  );
};

/** Currency, time zone and language come before everything that is counted in them. */
export const SetUpStep = () => (
  <Step
    to={pageLink('/settings')}
    access={{ resource: 'settings', action: 'edit' }}
    label="firstSteps.setUp"
    variant="contained"
  />
);

export const ImportStep = ({
  kind,
  label = 'firstSteps.import',
}: {
  kind: ImportKind;
  label?: string;
}) => {
  const [resource, action] = grantOfKind(kind);
  return <Step to={pageLink('/imports', { kind })} access={{ resource, action }} label={label} />;
};

/** The store's own systems send records with a key. */
export const ConnectStep = () => (
  <Step
    to={listLink('apiKeys')}
    access={{ resource: 'apiKeys', action: 'create' }}
    label="firstSteps.connect"
  />
);
