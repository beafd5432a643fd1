/** Who answers for what went wrong: for managers, and for the employees who are parties of it. */
import { Box, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { Accountability, CaseAccountability } from '#contract/service/accountability';
import type { CaseDetail } from '#contract/service/cases';
import { mayDecide } from '#rules/service/accountability';
import type { Api } from '../../api.ts';
import { useWork } from '../../ui/feedback/useAct.ts';
import { Facts } from '../../ui/record/Facts.tsx';
import { Instant, useInstant } from '../../ui/record/instant.tsx';
import { Money } from '../../ui/record/money.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { CaseDialog } from '../shared/cases/CaseDialog.tsx';
import { AccountabilityDialog } from './AccountabilityDialog.tsx';
import { WordsDialog } from './WordsDialog.tsx';

const useAccountability = (caseId: number) => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['cases', 'accountability', caseId],
    queryFn: async ({ signal }) =>
      (
        await api.call<CaseAccountability>(
          'GET',
          `/cases/${caseId}/accountability`,
          undefined,
          signal,
        )
      ).data,
  });
};

const Shares = ({ shares }: Pick<Accountability, 'shares'>) => {
  const translate = useTranslate();
  return (
    <Box component="ul" sx={{ m: 0, my: 1, pl: 2.5 }}>
      {shares.map(({ id, partyKind, staffName, partyName, bps, cost, reply }) => (
        <li key={id}>
          {translate('accountability.share', {
            party: translate(`accountability.partyKinds.${partyKind}`),
            name: staffName ?? partyName ?? '',
            percent: bps / 100,
          })}{' '}
          <Money amount={cost} />
          {reply && <Box sx={{ overflowWrap: 'anywhere' }}>{reply}</Box>}
        </li>
      ))}
    </Box>
  );
};

/** Verbs that need nothing but the version, with the noun of their route. */
const AT_ONCE = { notify: 'notification', decide: 'decision', finish: 'end' } as const;

const Verbs = ({ record, onEdit }: { record: Accountability; onEdit: () => void }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const { run, pending } = useWork();
  const instant = useInstant();
  const [words, setWords] = useState<'reply' | 'appeal'>();
  const [isTelling, setTelling] = useState(false);
  const { id, version, allowed, shares, replyUntil } = record;
  const isEarly = allowed.includes('decide') && !mayDecide(shares, replyUntil, Date.now());
  const act = (noun: string) =>
    run(() => api.act('accountabilities', id, noun, { version }), {
      success: 'cases.stepDone',
    });
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {allowed.includes('edit') && (
        <Button onClick={onEdit}>{translate('accountability.actions.edit')}</Button>
      )}
      {(['notify', 'decide', 'finish'] as const)
        .filter((action) => allowed.includes(action))
        .map((action) => (
          <Button
            key={action}
            variant="outlined"
            disabled={pending || (action === 'decide' && isEarly)}
            onClick={() => (action === 'notify' ? setTelling(true) : void act(AT_ONCE[action]))}
          >
            {translate(`accountability.actions.${action}`)}
          </Button>
        ))}
      {(['reply', 'appeal'] as const)
        .filter((action) => allowed.includes(action))
        .map((action) => (
          <Button key={action} variant="outlined" onClick={() => setWords(action)}>
            {translate(`accountability.actions.${action}`)}
          </Button>
        ))}
      {isEarly && (
        <Box sx={{ alignSelf: 'center' }}>
          {translate('accountability.decideFrom', { at: instant(replyUntil) })}
        </Box>
      )}
      {isTelling && (
        <CaseDialog
          title={translate('accountability.notifyTitle')}
          verb={translate('accountability.actions.notify')}
          done="cases.stepDone"
          send={() => api.act('accountabilities', id, AT_ONCE.notify, { version })}
          onClose={() => setTelling(false)}
        >
          {translate('accountability.notifyText')}
        </CaseDialog>
      )}
      {words && <WordsDialog record={record} action={words} onClose={() => setWords(undefined)} />}
    </Box>
  );
};

export const AccountabilitySection = ({ record }: { record: CaseDetail }) => {
  const translate = useTranslate();
  const { data: found } = useAccountability(record.id);
  const [isWriting, setWriting] = useState(false);
  if (!found || (found.accountability === null && !found.mayDraft)) return null;
  const { accountability: data } = found;
  return (
    <Section title="cases.sections.accountability">
      {data === null ? (
        <Button onClick={() => setWriting(true)}>{translate('accountability.draft')}</Button>
      ) : (
        <>
          <Facts
            facts={[
              {
                label: 'accountability.stage',
                value: translate(`accountability.stages.${data.stage}`),
              },
              { label: 'accountability.facts', value: data.facts },
              { label: 'accountability.preventiveMeasure', value: data.preventiveMeasure },
              { label: 'accountability.replyUntil', value: <Instant at={data.replyUntil} /> },
              { label: 'accountability.appealReason', value: data.appealReason },
            ]}
          />
          <Shares shares={data.shares} />
          <Verbs record={data} onEdit={() => setWriting(true)} />
        </>
      )}
      {isWriting && (
        <AccountabilityDialog
          caseId={record.id}
          record={data}
          costs={found.costs}
          onClose={() => setWriting(false)}
        />
      )}
    </Section>
  );
};
