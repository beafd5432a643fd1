/** A promotion: what it gives, where it stands, what it used, what it brought. */
import { Box, Button, Link } from '@mui/material';
import { LinkBase, useRecordContext, useRouterProvider, useTranslate } from 'react-admin';
import { can } from '#contract/platform/access';
import { listLink, pageLink } from '../../links.ts';
import { Facts } from '../../ui/record/Facts.tsx';
import { CompareLink } from '../shared/effect/CompareLink.tsx';
import { EffectSection } from '../shared/effect/EffectSection.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { LastInstant } from '../../ui/record/LastInstant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { PromotionPhaseChip } from '../shared/promotionPhase.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { RecordSections } from '../../ui/record/RecordSections.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { ApproversLeft } from '../../platform/shared/approvers/ApproversLeft.tsx';
import { useAccount } from '../../platform/shared/useAccount.ts';
import { useSeesCosts } from '../../platform/shared/useSeesCosts.ts';
import type { PromotionPage } from './draft.ts';
import { CodesSection } from './page/CodesSection.tsx';
import { FlashStockSection } from './page/FlashStockSection.tsx';
import { startOf } from './page/startOf.ts';
import { LimitsSection } from './page/LimitsSection.tsx';
import { OpenCheck } from './page/OpenCheck.tsx';
import { ReplaySection } from './page/ReplaySection.tsx';
import { RevisionsSection } from './page/RevisionsSection.tsx';
import { Standing } from './page/Standing.tsx';
import { Summary } from './page/Summary.tsx';
import { TermsHistory } from './page/TermsHistory.tsx';
import { Verbs } from './page/Verbs.tsx';

const Header = () => {
  const translate = useTranslate();
  const promotion = useRecordContext<PromotionPage>();
  if (!promotion) return null;
  const { phase, kind, trigger } = promotion;
  return (
    <>
      <PromotionPhaseChip phase={phase} />
      <span>
        {translate(`promotions.kinds.${kind}`)} · {translate(`promotions.triggers.${trigger}`)}
      </span>
      <Box sx={{ ml: { sm: 'auto' } }}>
        <Verbs promotion={promotion} />
      </Box>
    </>
  );
};

const Main = () => {
  const translate = useTranslate();
  const account = useAccount();
  const seesCosts = useSeesCosts();
  const promotion = useRecordContext<PromotionPage>();
  if (!promotion) return null;
  const { id, open = null, liveRevision, revisions = [] } = promotion;
  const plans =
    account !== undefined &&
    ['edit', 'approval'].some((grant) => can(account.role, 'promotions', grant));
  // Terms that were never in force are tried only by those who see costs.
  const simulator = (liveRevision !== null || seesCosts) && (
    <Button
      component={LinkBase}
      to={pageLink('/simulator', {
        promotionId: id,
        at: startOf(promotion, seesCosts, Date.now()),
      })}
    >
      {translate('promotions.simulate')}
    </Button>
  );
  return (
    <>
      <Standing promotion={promotion} />
      {open?.status === 'submitted' && (
        <ApproversLeft resource="promotions" authorIds={open.authorIds} />
      )}
      <Summary promotion={promotion} actions={simulator} />
      {liveRevision !== null && <FlashStockSection promotion={promotion} />}
      {liveRevision !== null && <LimitsSection promotion={promotion} />}
      {open !== null && plans && seesCosts && (
        <OpenCheck
          key={open.id}
          id={id}
          campaignId={open.campaignId === undefined ? promotion.campaignId : open.campaignId}
          open={open}
        />
      )}
      <CodesSection promotion={promotion} />
      {liveRevision !== null && (
        <EffectSection resource="promotions" id={id} actions={<CompareLink id={id} />} />
      )}
      <RecordSections of="promotions" />
      {plans && <ReplaySection promotion={promotion} />}
      <RevisionsSection revisions={revisions} />
    </>
  );
};

const Rail = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const { Link: RouterLink } = useRouterProvider();
  const promotion = useRecordContext<PromotionPage>();
  if (!promotion) return null;
  const {
    labels,
    campaignId,
    campaignName,
    terms,
    startsAt,
    endsAt,
    liveRevision,
    programmeNumber,
    authorName,
    createdAt,
  } = promotion;
  const label = (field: string) => `resources.promotions.fields.${field}`;
  const facts = [
    { label: label('labels'), value: toText(labels) },
    {
      label: label('campaignId'),
      value: campaignId !== null && (
        <RecordLink resource="campaigns" id={campaignId} to="show">
          {campaignName ?? `#${campaignId}`}
        </RecordLink>
      ),
    },
    {
      label: label('programmeNumber'),
      value: programmeNumber !== null && (
        <Link component={RouterLink} to={listLink('programmeVersions')}>
          {translate('promotions.ofProgramme', { number: programmeNumber })}
        </Link>
      ),
    },
    { label: label('startsAt'), value: <Instant at={startsAt} /> },
    {
      label: label('endsAt'),
      value: endsAt === null ? translate('promotions.noEnd') : <LastInstant at={endsAt} />,
    },
    { label: label('lane'), value: translate(`promotions.lanes.${terms.lane}`) },
    { label: label('priority'), value: terms.priority !== 0 && terms.priority },
    {
      label: label('exclusivity'),
      value: translate(`promotions.exclusivities.${terms.exclusivity}`),
    },
    { label: label('liveRevision'), value: liveRevision },
    { label: label('authorName'), value: <PersonName name={authorName} /> },
    { label: label('createdAt'), value: <Instant at={createdAt} /> },
  ];
  return (
    <>
      <Section title="promotions.sections.facts">
        <Facts facts={facts.filter(({ value }) => value)} />
      </Section>
      <TermsHistory promotion={promotion} />
    </>
  );
};

const Title = () => <span>{useRecordContext<PromotionPage>()?.name ?? ''}</span>;

const PromotionShow = () => (
  <ShowPage title={<Title />} header={<Header />} rail={<Rail />}>
    <Main />
  </ShowPage>
);
export default PromotionShow;
