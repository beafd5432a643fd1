/** Every version of its terms, the newest first, each with what it changed in words. */
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { PromotionRevision, RevisionStatus } from '#contract/promotions/promotions';
import { Instant } from '../../../ui/record/instant.tsx';
import { PersonName, usePersonName } from '../../../platform/shared/PersonName.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StatusChip, type Tone } from '../../../ui/record/StatusChip.tsx';
import { differencesOf, summaryOf } from '../summary.ts';
import { useTermsWords } from '../useTermsWords.ts';
import { Differences } from './Differences.tsx';

const TONES: Record<RevisionStatus, Tone> = {
  draft: 'neutral',
  submitted: 'attention',
  rejected: 'bad',
  approved: 'good',
  superseded: 'neutral',
  discarded: 'neutral',
};
const FIRST = 5;
/** Never held, so nothing follows from them. */
const DROPPED: readonly RevisionStatus[] = ['discarded', 'rejected'];

/** The one whose terms stood before it. */
const beforeOf = (revisions: readonly PromotionRevision[], one: PromotionRevision) =>
  revisions
    .filter(({ revision, status }) => revision < one.revision && !DROPPED.includes(status))
    .sort((a, b) => b.revision - a.revision)[0];

const Entry = ({
  one,
  before,
}: {
  one: PromotionRevision;
  before: PromotionRevision | undefined;
}) => {
  const translate = useTranslate();
  const toName = usePersonName();
  const words = useTermsWords(before ? [one.terms, before.terms] : [one.terms]);
  const after = summaryOf(one.terms, words);
  const changes = before ? differencesOf(summaryOf(before.terms, words), after) : [];
  return (
    <Box
      component="li"
      sx={{
        py: 1.25,
        borderBottom: 1,
        borderColor: 'divider',
        '&:last-child': { borderBottom: 0 },
      }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <strong>{translate('promotions.revisions.number', { number: one.revision })}</strong>
        <StatusChip tone={TONES[one.status]} label={`promotions.revisionStatuses.${one.status}`} />
        <Typography component="span" color="text.secondary">
          <PersonName name={one.authorName} /> · <Instant at={one.createdAt} isRelative />
          {one.liveFrom !== null && (
            <>
              {' · '}
              {translate('promotions.revisions.liveFrom')} <Instant at={one.liveFrom} />
            </>
          )}
          {one.approverName &&
            ` · ${translate(`promotions.revisions.${one.decision ? 'decidedFor' : 'decided'}`, {
              name: toName(one.approverName),
              reason: one.decision,
            })}`}
        </Typography>
      </Box>
      {one.reason && <Typography sx={{ fontStyle: 'italic' }}>{one.reason}</Typography>}
      {before ? (
        changes.length > 0 ? (
          <Differences differences={changes} />
        ) : (
          <Typography color="text.secondary">{translate('promotions.revisions.same')}</Typography>
        )
      ) : (
        <Typography>{after[0]?.text}</Typography>
      )}
    </Box>
  );
};

export const RevisionsSection = ({ revisions }: { revisions: readonly PromotionRevision[] }) => {
  const translate = useTranslate();
  const [all, setAll] = useState(false);
  const shown = all ? revisions : revisions.slice(0, FIRST);
  if (revisions.length === 0) return null;
  return (
    <Section title="promotions.sections.revisions">
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {shown.map((one) => (
          <Entry key={one.id} one={one} before={beforeOf(revisions, one)} />
        ))}
      </Box>
      {shown.length < revisions.length && (
        <Button onClick={() => setAll(true)}>
          {translate('ui.history.more', { smart_count: revisions.length - shown.length })}
        </Button>
      )}
    </Section>
  );
};
