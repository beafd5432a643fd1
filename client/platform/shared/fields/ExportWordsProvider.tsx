/** Gives the lists below it the words in which they are exported. */
import type { ReactNode } from 'react';
import { useResourceDefinitions, useTranslate } from 'react-admin';
import type { FeatureOptions } from '../../../ui/feature.ts';
import { ExportWordsContext } from '../../../ui/list/exportWords.ts';
import { useStoreSettings } from '../../../ui/record/useStoreSettings.ts';
import { columnWords } from './columnWords.ts';

export const ExportWordsProvider = ({ children }: { children: ReactNode }) => {
  const translate = useTranslate();
  const { locale: language } = useStoreSettings();
  const definitions = useResourceDefinitions();
  return (
    <ExportWordsContext
      value={(resource, columns) => {
        const { values = {} } = (definitions[resource]?.options ?? {}) as FeatureOptions;
        return columnWords(resource, columns, { translate, language, values });
      }}
    >
      {children}
    </ExportWordsContext>
  );
};
