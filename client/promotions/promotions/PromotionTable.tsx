/** The table of promotions: what each gives, when, and how much of it was used. */
import { Box } from '@mui/material';
import { DataTable, useListContext, useTranslate } from 'react-admin';
import type { Promotion } from '#contract/promotions/promotions';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { type CardLayout, ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { PromotionPhaseChip } from '../shared/promotionPhase.tsx';
import { Spent } from '../shared/Spent.tsx';
import { useFlashTaken } from '../shared/useFlashTaken.ts';
import type { Words } from './summary.ts';
import { givesLine } from './summaryRewards.ts';
import { windowEnds } from './summaryWhen.ts';
import { useTermsWords } from './useTermsWords.ts';

const Column = DataTable.Col<Promotion>;

/** Names of what the rows give, loaded once for the page. */
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

const PromotionSpent = ({ promotion: { terms, spent = 0 } }: { promotion: Promotion }) => {
  const translate = useTranslate();
  return (
    <Spent
      spent={spent}
      budget={terms.limits.budget}
      label={translate('promotions.limits.budget')}
    />
  );
};

/** At most two lines, the whole text is its title; below it what is taken of a flash sale. */
const Gives = ({ text, taken }: { text: string; taken: string | null }) => (
  <>
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
    {taken !== null && <Box sx={{ color: 'text.secondary', fontSize: 12.5 }}>{taken}</Box>}
  </>
);

const cardOf = (
  words: Words,
  takenOf: ReturnType<typeof useFlashTaken>,
): CardLayout<Promotion> => ({
  title: ({ name }) => name,
  aside: ({ phase }) => <PromotionPhaseChip phase={phase} />,
  lines: (promotion) => [
    givesLine(promotion.terms, words),
    takenOf(promotion.flashStock),
    <Window key="window" promotion={promotion} words={words} />,
  ],
  foot: (promotion) => <PromotionSpent promotion={promotion} />,
});

export const PromotionTable = () => {
  const translate = useTranslate();
  const count = useCount();
  const words = useRowWords();
  const takenOf = useFlashTaken();
  return (
    <ResponsiveTable<Promotion>
      bulkActionButtons={false}
      hiddenColumns={['lane', 'trigger', 'campaignName', 'authorName', 'updatedAt']}
      card={cardOf(words, takenOf)}
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
        render={({ terms, flashStock }) => (
          <Gives text={givesLine(terms, words)} taken={takenOf(flashStock)} />
        )}
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
        render={(promotion) => <PromotionSpent promotion={promotion} />}
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
