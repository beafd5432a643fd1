/** What the member's level gives in words, what of it is paused, and what the next level would give. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Box, Typography } from '@mui/material';
import { useDataProvider, useRecordContext, useTranslate } from 'react-admin';
import type { Member } from '#contract/members/members';
import type { LevelBenefits, MemberBenefits as Answer } from '#contract/promotions/levelBenefits';
import type { Api } from '../../api.ts';
import { benefitText, BENEFITS } from '../../members/shared/programme/summary.ts';
import { useProgrammeWords } from '../../members/shared/programme/useProgrammeWords.ts';

const useMemberBenefits = (memberId: number) => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['members', 'benefits', memberId],
    enabled: memberId > 0,
    queryFn: async ({ signal }) =>
      (await api.call<Answer>('GET', `/members/${memberId}/benefits`, undefined, signal)).data,
  });
};

const NO_TERMS = [] as const;

const Given = ({ given }: { given: LevelBenefits }) => {
  const translate = useTranslate();
  const words = useProgrammeWords(NO_TERMS);
  const texts = BENEFITS.flatMap((benefit) => benefitText(benefit, given.benefits, words) ?? []);
  return (
    <>
      {texts.length === 0 && translate('levelBenefits.nothing')}
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </Box>
      {given.paused.length > 0 && (
        <Alert severity="warning" sx={{ mt: 1 }}>
          {translate('levelBenefits.paused', {
            benefits: words.all(
              given.paused.map((benefit) => translate(`levelBenefits.pausable.${benefit}`)),
            ),
          })}
        </Alert>
      )}
    </>
  );
};

const MemberBenefits = () => {
  const translate = useTranslate();
  const member = useRecordContext<Member>();
  const words = useProgrammeWords(NO_TERMS);
  const { data } = useMemberBenefits(member?.id ?? 0);
  if (!data) return null;
  if (!data.now) return <>{translate('levelBenefits.none')}</>;
  return (
    <>
      <Given given={data.now} />
      {data.next && (
        <>
          <Typography variant="h3" sx={{ mt: 2, mb: 1 }}>
            {translate('levelBenefits.next', { level: words.level(data.next.level) })}
          </Typography>
          <Given given={data.next} />
        </>
      )}
    </>
  );
};
export default MemberBenefits;
