/** A version of the programme: where it stands and what it says. */
import { useRecordContext } from 'react-admin';
import type { ProgrammeVersion } from '#contract/members/programme';
import { VersionPage } from '../../platform/shared/versions/VersionPage.tsx';
import { ReplayFound } from '../shared/replays/ReplayFound.tsx';
import { ReplaySection } from '../shared/replays/ReplaySection.tsx';
import { PAGES } from './pages.ts';
import { Standing } from './Standing.tsx';
import { TermsSections } from './TermsSections.tsx';

const Terms = () => {
  const version = useRecordContext<ProgrammeVersion>();
  if (!version) return null;
  return (
    <>
      <ReplaySection version={version} />
      <TermsSections version={version} />
    </>
  );
};

const ToDecide = () => {
  const version = useRecordContext<ProgrammeVersion>();
  return version && <ReplayFound versionId={version.id} />;
};

const VersionShow = () => (
  <VersionPage pages={PAGES} toDecide={<ToDecide />} standing={<Standing />}>
    <Terms />
  </VersionPage>
);
export default VersionShow;
