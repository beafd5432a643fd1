/** A reward: what it costs whom, what is left of it, and who redeemed it. */
import { Box, Link, Typography } from '@mui/material';
import { useRecordContext, useRouterProvider, useTranslate } from 'react-admin';
import type { GivesCodes } from '#contract/promotions/coupons';
import type { PointReward } from '#contract/promotions/pointRewards';
import { listLink } from '../../links.ts';
import { useLevelNames } from '../../platform/shared/audience/useLevelsText.ts';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { Thumbnail } from '../../platform/shared/pictures/Thumbnail.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { LastInstant } from '../../ui/record/LastInstant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { ArchiveVerbs } from '../shared/ArchiveVerbs.tsx';
import { PeriodStateChip } from '../shared/PeriodStateChip.tsx';
import { NoCodesAlert } from '../shared/NoCodesAlert.tsx';
import { useRewardWords } from './RewardParts.tsx';

const Title = () => {
  const toText = useLocalize();
  return <span>{toText(useRecordContext<PointReward>()?.names)}</span>;
};

const Header = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const count = useCount();
  const reward = useRecordContext<PointReward>();
  if (!reward) return null;
  return (
    <>
      <PeriodStateChip period={reward} words="pointRewards.states" />
      <span>{translate(`pointRewards.kinds.${reward.kind}`)}</span>
      <ArchiveVerbs
        resource="pointRewards"
        record={reward}
        textsOf={(change) => ({
          label: `pointRewards.${change}.verb`,
          title: translate(`pointRewards.${change}.title`, { name: toText(reward.names) }),
          lines: [
            translate(`pointRewards.${change}.text`, { redeemed: count(reward.redeemedCount) }),
          ],
          success: `pointRewards.${change}.done`,
        })}
      />
    </>
  );
};

const Main = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const count = useCount();
  const words = useRewardWords();
  const levelNames = useLevelNames();
  const { Link: RouterLink } = useRouterProvider();
  const reward = useRecordContext<PointReward & GivesCodes>();
  if (!reward) return null;
  const { id, descriptions, pictureUrl, batchId, batchName, redeemedCount, audience } = reward;
  const label = (field: string) => `resources.pointRewards.fields.${field}`;
  const levels = levelNames(audience).join(translate('layout.listSeparator'));
  const redeemed = listLink('redeemedRewards', { filter: { rewardId: id } });
  return (
    <Section title="pointRewards.sections.terms">
      {reward.archivedAt === null && <NoCodesAlert fault={reward.codesFault} />}
      {pictureUrl !== null && (
        <Box sx={{ mb: 1.5 }}>
          <Thumbnail url={pictureUrl} side={96} />
        </Box>
      )}
      {toText(descriptions) && <Typography sx={{ mb: 1.5 }}>{toText(descriptions)}</Typography>}
      <Facts
        facts={[
          { label: label('points'), value: words.cost(reward) },
          { label: 'pointRewards.sections.limit', value: words.limit(reward) },
          { label: 'pointRewards.left', value: words.left(reward) },
          {
            label: label('redeemedCount'),
            value: (
              <Link component={RouterLink} to={redeemed}>
                {count(redeemedCount)}
              </Link>
            ),
          },
          {
            label: label('audience._'),
            value: levels || translate('pointRewards.everybody'),
          },
          ...(batchId === null
            ? []
            : [
                {
                  label: label('batchId'),
                  value: (
                    <RecordLink resource="couponBatches" id={batchId}>
                      {batchName ?? `#${batchId}`}
                    </RecordLink>
                  ),
                },
              ]),
          { label: label('startsAt'), value: <Instant at={reward.startsAt} /> },
          {
            label: label('endsAt'),
            value: reward.endsAt === null ? '–' : <LastInstant at={reward.endsAt} />,
          },
        ]}
      />
    </Section>
  );
};

const RewardShow = () => (
  <ShowPage title={<Title />} header={<Header />} rail={<HistorySection />}>
    <Main />
  </ShowPage>
);
export default RewardShow;
