import { Alert } from '@mui/material';
import { useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { ProgrammeTerms, ProgrammeVersion } from '#contract/members/programme';
import { startingTerms } from '#rules/members/programmeTerms';
import { currencyDecimals } from '#shared/localization';
import { OpenVersion } from '../../platform/shared/versions/OpenVersion.tsx';
import { useCopied } from '../../platform/shared/versions/useVersions.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { useStart } from './form/useStart.ts';
import { VersionForm } from './form/VersionForm.tsx';
import { type FormValues, inOrder, inputOf } from './formContract.ts';
import { PAGES } from './pages.ts';

/** The terms of another version as those of a new one: no level has moved yet. */
const copied = (terms: ProgrammeTerms): ProgrammeTerms => ({ ...inOrder(terms), movedLevels: [] });

/** From `?copy=<id>`, else from the newest approved version, else from common terms. */
const Creating = () => {
  const translate = useTranslate();
  const { currency } = useStoreSettings();
  const { isReady, query, ranks, latest, open } = useStart();
  const { isAsked, query: chosen } = useCopied<ProgrammeVersion>(PAGES);
  const from = isAsked ? chosen.data : latest;
  const [isWriting, setIsWriting] = useState(false);
  const defaultValues = useMemo((): FormValues => {
    const unit = 10 ** currencyDecimals(currency);
    return {
      terms: from ? copied(from.terms) : startingTerms([...ranks.keys()], unit),
      note: null,
      plannedAt: null,
    };
  }, [from, ranks, currency]);
  if (!isReady || (isAsked && !chosen.data))
    return <Loading query={isReady ? chosen : query} height={480} />;
  // The version that is saved here is worked on, too, before its page is there: it does not take the form's place.
  if (!open && !isWriting) setIsWriting(true);
  if (open && !isWriting) {
    const isSubmitted = open.state === 'submitted';
    return (
      <OpenVersion
        version={open}
        text={isSubmitted ? 'programme.form.awaits' : 'versions.errors.versionOpen'}
      />
    );
  }
  return (
    <>
      {from && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {translate('programme.form.isFrom', { number: from.number })}
        </Alert>
      )}
      <VersionForm ranks={ranks} before={latest?.terms ?? null} defaultValues={defaultValues} />
    </>
  );
};

const VersionCreate = () => (
  <CreatePage
    title="programme.form.newTitle"
    redirect="show"
    transform={(values: unknown) => inputOf(values as FormValues)}
  >
    <Creating />
  </CreatePage>
);
export default VersionCreate;
