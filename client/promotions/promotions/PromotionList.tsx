import Campaign from '@mui/icons-material/CampaignOutlined';
import { Box } from '@mui/material';
import {
  DataTable,
  SelectInput,
  ReferenceInput,
  AutocompleteInput,
  useListContext,
  useTranslate,
} from 'react-admin';
import {
  LANES,
  PROMOTION_PHASES,
  type Promotion,
  REWARD_KINDS,
} from '#contract/promotions/promotions';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { PromotionPhaseChip } from '../shared/promotionPhase.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { UsageBar } from '../../ui/record/UsageBar.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { givesLine } from './summaryRewards.ts';
import type { Words } from './summary.ts';
import { windowEnds } from './summaryWhen.ts';
import { useTermsWords } from './useTermsWords.ts';

const Column = DataTable.Col<Promotion>;
const choicesOf = (names: readonly string[], words: string) =>
  names.map((id) => ({ id, name: `promotions.${words}.${id}` }));
const search = (text: string) => ({ q: text });

const filters = [
  <SelectInput
    key="phase"
    source="phase"
    choices={choicesOf(PROMOTION_PHASES, 'phases')}
    alwaysOn
    sx={{ minWidth: 150 }}
  />,
  <SelectInput
    key="kind"
    source="kind"
    choices={choicesOf(REWARD_KINDS, 'kinds')}
    alwaysOn
    sx={{ minWidth: 140 }}
  />,
  <SelectInput key="lane" source="lane" choices={choicesOf(LANES, 'lanes')} />,
  <SelectInput
    key="trigger"
    source="trigger"
    choices={choicesOf(['automatic', 'code'], 'triggers')}
  />,
  <ReferenceInput key="campaignId" source="campaignId" reference="campaigns">
    <AutocompleteInput
      optionText="name"
      filterToQuery={search}
      label="resources.promotions.fields.campaignId"
      helperText={false}
    />
  </ReferenceInput>,
];

/** Names of what the rows give, asked for once for the page. */
const useRowWords = () => {
  const { data = [] } = useListContext<Promotion>();
  return useTermsWords(data.map(({ terms }) => terms));
};

const Window = ({ promotion, words }: { promotion: Promotion; words: Words }) => {
  const translate = useTranslate();
  const { from, until } = windowEnds(promotion, words);
  return (
    <>
      <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
        {from} –
      </Box>{' '}
      <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
        {until ?? translate('promotions.noEnd')}
      </Box>
    </>
  );
};

const Spent = ({
  promotion: { terms, spent = 0 },
  words,
}: {
  promotion: Promotion;
  words: Words;
}) => {
  const translate = useTranslate();
  const { budget } = terms.limits;
  if (budget === null) return <>{words.money(spent)}</>;
  return (
    <UsageBar
      used={spent}
      limit={budget}
      say={words.money}
      label={translate('promotions.limits.budget')}
    />
  );
};

/** Two lines of it; the rest is a hover or a click away. */
const Gives = ({ text }: { text: string }) => (
  <Box
    title={text}
    sx={{
      display: '-webkit-box',
      WebkitBoxOrient: 'vertical',
      WebkitLineClamp: '2',
      overflow: 'hidden',
    }}
  >
    {text}
  </Box>
);

const Table = () => {
  const translate = useTranslate();
  const count = useCount();
  const words = useRowWords();
  return (
    <ResponsiveTable<Promotion>
      bulkActionButtons={false}
      hiddenColumns={['lane', 'trigger', 'campaignName', 'authorName', 'updatedAt']}
      card={{
        title: ({ name }) => name,
        aside: ({ phase }) => <PromotionPhaseChip phase={phase} />,
        lines: (promotion) => [
          givesLine(promotion.terms, words),
          <Window key="window" promotion={promotion} words={words} />,
        ],
        foot: (promotion) => <Spent promotion={promotion} words={words} />,
      }}
    >
      <Column
        source="name"
        cellSx={() => ({ minWidth: 180 })}
        render={({ name }) => <RecordLink>{name}</RecordLink>}
      />
      <Column
        source="phase"
        disableSort
        render={({ phase }) => <PromotionPhaseChip phase={phase} />}
      />
      <Column
        source="kind"
        cellSx={() => ({ whiteSpace: 'nowrap' })}
        render={({ kind }) => translate(`promotions.kinds.${kind}`)}
      />
      <Column
        source="gives"
        label="promotions.gives"
        disableSort
        cellSx={() => ({ minWidth: 220 })}
        render={({ terms }) => <Gives text={givesLine(terms, words)} />}
      />
      <Column
        source="startsAt"
        label="promotions.window"
        cellSx={() => ({ minWidth: 130 })}
        render={(promotion) => <Window promotion={promotion} words={words} />}
      />
      <Column
        align="right"
        source="uses"
        disableSort
        render={({ uses = 0, terms }) =>
          terms.limits.uses === null
            ? count(uses)
            : translate('ui.usage.of', { used: count(uses), limit: count(terms.limits.uses) })
        }
      />
      <Column
        source="spent"
        align="right"
        disableSort
        cellSx={() => ({ minWidth: 150 })}
        render={(promotion) => <Spent promotion={promotion} words={words} />}
      />
      <Column
        source="campaignName"
        disableSort
        render={({ campaignName }) => campaignName ?? '–'}
      />
      <Column source="lane" render={({ lane }) => translate(`promotions.lanes.${lane}`)} />
      <Column
        source="trigger"
        render={({ trigger }) => translate(`promotions.triggers.${trigger}`)}
      />
      <Column
        source="authorName"
        disableSort
        render={({ authorName }) => <PersonName name={authorName} />}
      />
      <Column
        source="updatedAt"
        render={({ updatedAt }) => <Instant at={updatedAt} isRelative />}
      />
    </ResponsiveTable>
  );
};

const PromotionList = () => (
  <ListPage
    filters={filters}
    sort={{ field: 'updatedAt', order: 'DESC' }}
    empty={
      <EmptyState icon={Campaign} title="promotions.empty.title" text="promotions.empty.text" />
    }
  >
    <Table />
  </ListPage>
);
export default PromotionList;
