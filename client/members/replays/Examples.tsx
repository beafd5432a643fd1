/** Worked examples: a typical member, the one who gains most, and the one who loses most. */
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ReplayReport } from '#contract/members/replays';
import type { ExplainedHappening, ReplayExample } from '#contract/members/replays/examples';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { useAwardText, useHappeningText } from '../shared/replays/useAwardText.ts';

type Figures = NonNullable<ReplayReport['figures']>;
type AwardText = ReturnType<typeof useAwardText>;

const Side = ({
  title,
  source,
  awards,
  toText,
}: {
  title: string;
  source: string;
  awards: ExplainedHappening['before'];
  toText: AwardText;
}) => {
  const translate = useTranslate();
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography variant="body2" color="text.secondary">
        {translate(title)}
      </Typography>
      {awards.length === 0
        ? translate('replays.award.nothing')
        : awards.map((award) => (
            <div key={`${award.ruleKey}/${award.currency}`}>{toText(source, award)}</div>
          ))}
    </Box>
  );
};

const Happening = ({ happening, toText }: { happening: ExplainedHappening; toText: AwardText }) => {
  const happened = useHappeningText();
  const { at, source, before, after } = happening;
  return (
    <Box component="li" sx={{ mb: 1.5 }}>
      <Box sx={{ fontWeight: 500 }}>
        {happened(happening)} · <Instant at={at} />
      </Box>
      <Box
        sx={{
          display: 'grid',
          gap: 1,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
        }}
      >
        <Side title="replays.before" source={source} awards={before} toText={toText} />
        <Side title="replays.after" source={source} awards={after} toText={toText} />
      </Box>
    </Box>
  );
};

const Example = ({ example, toText }: { example: ReplayExample; toText: AwardText }) => {
  const translate = useTranslate();
  const count = useCount();
  const nameOf = useAudienceName();
  const levelName = (key: string | null) =>
    key === null ? translate('replays.noLevel') : nameOf('levels', key);
  const { kind, memberId, memberName, memberExternalId, happenings, others } = example;
  return (
    <Box sx={{ mb: 2 }}>
      <Typography variant="h3" component="h3" sx={{ mb: 0.5 }}>
        {translate(`replays.examples.${kind}`)}
      </Typography>
      <Typography sx={{ mb: 1 }}>
        <RecordLink resource="members" id={memberId}>
          {memberName ?? memberExternalId}
        </RecordLink>{' '}
        {translate(
          `replays.examples.${example.levelBefore === example.levelAfter ? 'same' : 'sum'}`,
          {
            before: count(example.pointsBefore),
            after: count(example.pointsAfter),
            from: levelName(example.levelBefore),
            to: levelName(example.levelAfter),
          },
        )}
      </Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {happenings.map((happening) => (
          <Happening
            key={`${happening.source}/${happening.sourceId}`}
            happening={happening}
            toText={toText}
          />
        ))}
      </Box>
      {others > 0 && (
        <Typography color="text.secondary">
          {translate('replays.examples.others', { smart_count: others })}
        </Typography>
      )}
    </Box>
  );
};

export const Examples = ({ figures: { examples, rules } }: { figures: Figures }) => {
  const translate = useTranslate();
  const toText = useAwardText(rules);
  if (examples.length === 0)
    return <Typography color="text.secondary">{translate('replays.examples.none')}</Typography>;
  return (
    <>
      {examples.map((example) => (
        <Example key={example.kind} example={example} toText={toText} />
      ))}
    </>
  );
};
