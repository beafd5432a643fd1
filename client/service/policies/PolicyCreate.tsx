import { Alert } from '@mui/material';
import { useMemo, useState } from 'react';
import { useGetList, useGetOne, useTranslate } from 'react-admin';
import { useLocation } from 'react-router-dom';
import type { AfterSalesPolicy } from '#contract/service/policies';
import { startingPolicy } from '#rules/service/policyTerms';
import { currencyDecimals } from '#shared/localization';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { Gap } from '../../ui/record/Gap.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { type FormValues, inputOf } from './formContract.ts';
import { PolicyForm } from './PolicyForm.tsx';

const newest = (state: string | string[]) => ({
  filter: { state },
  sort: { field: 'number', order: 'DESC' as const },
  pagination: { page: 1, perPage: 1 },
});
const OPEN = ['draft', 'submitted', 'rejected'];

/** From `?copy=<id>`, else from the newest approved version, else from common terms. */
const Creating = () => {
  const translate = useTranslate();
  const { currency } = useStoreSettings();
  const { search } = useLocation();
  const copy = Number(new URLSearchParams(search).get('copy'));
  const approved = useGetList<AfterSalesPolicy>('afterSalesPolicies', newest('approved'));
  const open = useGetList<AfterSalesPolicy>('afterSalesPolicies', newest(OPEN));
  const chosen = useGetOne<AfterSalesPolicy>(
    'afterSalesPolicies',
    { id: copy, meta: { whole: true } },
    { enabled: copy > 0 },
  );
  const from = copy > 0 ? chosen.data : approved.data?.[0];
  const [isWriting, setIsWriting] = useState(false);
  const defaultValues = useMemo((): FormValues => {
    const unit = 10 ** currencyDecimals(currency);
    return { terms: from?.terms ?? startingPolicy(unit), note: null, plannedAt: null };
  }, [from, currency]);
  const queries = copy > 0 ? [approved, open, chosen] : [approved, open];
  const unread = queries.find(({ data }) => data === undefined);
  if (unread) return <Loading query={unread} height={480} />;
  const worked = open.data?.[0];
  // The version that is saved here is worked on, too, before its page is there: it does not take the form's place.
  if (!worked && !isWriting) setIsWriting(true);
  if (worked && !isWriting)
    return (
      <Alert severity="warning">
        {translate('programme.errors.versionOpen', { number: worked.number })}
        <Gap />
        <RecordLink id={worked.id}>
          {translate('policies.form.openOther', { number: worked.number })}
        </RecordLink>
      </Alert>
    );
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
