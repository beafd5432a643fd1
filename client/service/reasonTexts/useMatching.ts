/** What is chosen for texts, what that would change, and saving it. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { ReasonEffect, ReasonMatched, ReasonTexts } from '#contract/service/reasonTexts';
import type { Api } from '../../api.ts';
import { useWork } from '../../ui/feedback/useAct.ts';

const KEY = ['reasonTexts'];

export const useReasonTexts = () => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) =>
      (await api.call<ReasonTexts>('GET', '/reasonTexts', undefined, signal)).data,
  });
};

/** The reason of each text by its id. */
export type Choices = Readonly<Record<string, number>>;

export const useMatching = () => {
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const { run, pending } = useWork();
  const [choices, setChoices] = useState<Choices>({});
  const [effects, setEffects] = useState<readonly ReasonEffect[]>();
  const chosen = Object.entries(choices).map(([text, reasonId]) => ({ text, reasonId }));

  /** Null for no reason. What was looked at before says nothing of other choices. */
  const choose = (texts: readonly string[], reasonId: number | null) => {
    setEffects(undefined);
    setChoices((before) => {
      const others = Object.entries(before).filter(([text]) => !texts.includes(text));
      const added = reasonId === null ? [] : texts.map((text) => [text, reasonId] as const);
      return Object.fromEntries([...others, ...added]);
    });
  };
  const send = async (preview: boolean) =>
    (await api.call<ReasonMatched>('POST', '/reasonTexts', { matches: chosen, preview })).data;
  const check = () => run(() => send(true), { onSuccess: (answer) => setEffects(answer.effects) });
  const apply = () =>
    run(() => send(false), {
      success: 'reasonTexts.saved',
      onSuccess: () => {
        setChoices({});
        setEffects(undefined);
        void client.invalidateQueries({ queryKey: KEY });
        void client.invalidateQueries({ queryKey: ['returnReasons'] });
      },
    });
  return { choices, choose, chosen: chosen.length, effects, check, apply, pending };
};
