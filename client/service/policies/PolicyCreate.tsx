import { Alert } from '@mui/material';
import { useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { AfterSalesPolicy } from '#contract/service/policies';
import { startingPolicy } from '#rules/service/policyTerms';
import { currencyDecimals } from '#shared/localization';
import { OpenVersion } from '../../platform/shared/versions/OpenVersion.tsx';
import { useCopied, useVersions } from '../../platform/shared/versions/useVersions.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { type FormValues, inputOf } from './formContract.ts';
import { PAGES } from './pages.ts';
import { PolicyForm } from './PolicyForm.tsx';

/** From `?copy=<id>`, else from the newest approved version, else from common terms. */
const Creating = () => {
  const translate = useTranslate();
  const { currency } = useStoreSettings();
  const versions = useVersions<AfterSalesPolicy>(PAGES);
  const { isAsked, query: chosen } = useCopied<AfterSalesPolicy>(PAGES);
  const from = isAsked ? chosen.data : versions.latest;
  const [isWriting, setIsWriting] = useState(false);
  const defaultValues = useMemo((): FormValues => {
    const unit = 10 ** currencyDecimals(currency);
    return { terms: from?.terms ?? startingPolicy(unit), note: null, plannedAt: null };
  }, [from, currency]);
  const unread = versions.unread ?? (isAsked && chosen.data === undefined ? chosen : undefined);
  if (unread) return <Loading query={unread} height={480} />;
  const { open } = versions;
  // The version that is saved here is worked on, too, before its page is there: it does not take the form's place.
  if (!open && !isWriting) setIsWriting(true);
  if (open && !isWriting) return <OpenVersion version={open} text="versions.errors.versionOpen" />;
  return (
    <>
      {from && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {translate('policies.form.isFrom', { number: from.number })}
        </Alert>
      )}
      <PolicyForm defaultValues={defaultValues} />
    </>
  );
};

const PolicyCreate = () => (
  <CreatePage
    title="policies.form.newTitle"
    redirect="show"
    transform={(values: unknown) => inputOf(values as FormValues)}
  >
    <Creating />
  </CreatePage>
);
export default PolicyCreate;
