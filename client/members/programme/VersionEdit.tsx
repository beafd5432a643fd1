import { useMemo } from 'react';
import { RecordContextProvider, useRecordContext } from 'react-admin';
import type { ProgrammeVersion } from '#contract/members/programme';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { VersionTitle } from '../../platform/shared/versions/VersionTitle.tsx';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { useStart } from './form/useStart.ts';
import { VersionForm } from './form/VersionForm.tsx';
import { type FormValues, inOrder, inputOf } from './formContract.ts';

const Editing = () => {
  const version = useRecordContext<ProgrammeVersion>();
  const { isReady, query, ranks, latest } = useStart();
  const ordered = useMemo(
    () => version && { ...version, terms: inOrder(version.terms) },
    [version],
  );
  if (!isReady || !ordered) return <Loading query={query} height={480} />;
  return (
    <RecordContextProvider value={ordered}>
      <VersionForm ranks={ranks} before={latest?.terms ?? null} />
    </RecordContextProvider>
  );
};

const VersionEdit = () => (
  <EditPage
    title={<VersionTitle words="programme" />}
    redirect="show"
    mutationMode="pessimistic"
    transform={(values: unknown) => inputOf(values as FormValues)}
    rail={<HistorySection changes={() => <></>} />}
  >
    <Editing />
  </EditPage>
);
export default VersionEdit;
