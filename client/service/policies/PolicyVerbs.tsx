/** What may be done with a version: the weightiest in the bar, the rest in a menu. */
import { useQueryClient } from '@tanstack/react-query';
import { useDataProvider, useRedirect, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { AfterSalesPolicy } from '#contract/service/policies';
import { createLink, editLink } from '../../links.ts';
import type { Api } from '../../api.ts';
import { usePersonName } from '../../platform/shared/PersonName.tsx';
import { useAccount } from '../../platform/shared/useAccount.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Confirmation, Verb } from '../../ui/feedback/verbs.ts';
import { useInstant } from '../../ui/record/instant.tsx';
import { type ConfirmedVerb, NOUNS, type PolicyVerb, verbsOf } from './verbs.ts';

const WORDS = 'policies.verbs';
const REASONS: Partial<Record<ConfirmedVerb, 'optional' | 'required'>> = {
  approve: 'optional',
  reject: 'required',
  withdraw: 'optional',
};
const MAX_REASON = 1_000;
const IN_BAR: readonly PolicyVerb[] = ['submit', 'approve', 'reject', 'edit'];
const TAKING: readonly PolicyVerb[] = ['reject', 'withdraw'];

/** What a verb asks and does. */
const useConfirmations = (version: AfterSalesPolicy) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const instant = useInstant();
  const toName = usePersonName();
  const { id, number, plannedAt, authorName } = version;
  const linesOf = (verb: ConfirmedVerb): string[] => {
    if (verb !== 'approve')
      return [translate(`${WORDS}.${verb}.text`, { author: toName(authorName) })];
    const isPlanned = plannedAt !== null && plannedAt > Date.now();
    return [
      isPlanned
        ? translate(`${WORDS}.approve.later`, { at: instant(plannedAt) })
        : translate(`${WORDS}.approve.now`),
    ];
  };
  return (verb: ConfirmedVerb): Confirmation => {
    const reason = REASONS[verb];
    return {
      title: translate(`${WORDS}.${verb}.title`, { number }),
      lines: linesOf(verb),
      ...(reason && { reason, maxReason: MAX_REASON }),
      perform: async (said) => {
        await api.act('afterSalesPolicies', id, NOUNS[verb], {
          version: version.version,
          ...(said && { reason: said }),
        });
        void client.invalidateQueries({ queryKey: ['afterSalesPolicies'] });
      },
      success: `${WORDS}.${verb}.done`,
    };
  };
};

export const PolicyVerbs = ({ version }: { version: AfterSalesPolicy }) => {
  const account = useAccount();
  const redirect = useRedirect();
  const navigate = useNavigate();
  const confirmation = useConfirmations(version);
  if (!account) return null;
  const verbs = verbsOf(version, account, Date.now());
  const toVerb = (verb: PolicyVerb, index: number): Verb => {
    const look = {
      key: verb,
      label: `${WORDS}.${verb}.verb`,
      place: IN_BAR.includes(verb) ? 'bar' : 'menu',
      tone: TAKING.includes(verb) ? 'danger' : 'normal',
      variant: index === 0 && !TAKING.includes(verb) ? 'contained' : 'outlined',
    } as const;
    if (verb === 'edit')
      return { ...look, onSelect: () => redirect(editLink('afterSalesPolicies', version.id)) };
    if (verb === 'copy')
      return {
        ...look,
        onSelect: () => void navigate(createLink('afterSalesPolicies', { copy: version.id })),
      };
    return { ...look, confirm: () => confirmation(verb) };
  };
  return <VerbBar verbs={verbs.map(toVerb)} />;
};
