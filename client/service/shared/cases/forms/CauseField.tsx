/** The root cause, chosen from the tree. */
import { useGetList } from 'react-admin';
import type { RootCause } from '#contract/service/rootCauses';
import { useLocalize } from '../../../../ui/record/localized.tsx';
import type { CaseFieldsProps } from '../formTypes.ts';
import { ChoiceField } from './fields.tsx';

const MAX_CAUSES = 500;

export const CauseField = (props: CaseFieldsProps) => {
  const toText = useLocalize();
  const { data = [] } = useGetList<RootCause>('rootCauses', {
    pagination: { page: 1, perPage: MAX_CAUSES },
    sort: { field: 'code', order: 'ASC' },
  });
  const known = new Map(data.map((cause) => [cause.id, cause]));
  const pathOf = (cause: RootCause): string => {
    const parent = cause.parentId === null ? undefined : known.get(cause.parentId);
    return parent ? `${pathOf(parent)} / ${toText(cause.names)}` : toText(cause.names);
  };
  return (
    <ChoiceField
      {...props}
      name="rootCauseId"
      isOptional
      choices={data
        .filter(({ archivedAt }) => archivedAt === null)
        .map((cause) => ({ id: cause.id, name: pathOf(cause) }))}
    />
  );
};
