/** Deletes the record of a page after a question that names it in the language of the screen. */
import {
  DeleteButton,
  useGetResourceLabel,
  useRecordContext,
  useResourceContext,
  useTranslate,
} from 'react-admin';
import { useRecordName } from './useRecordName.ts';

export const DeleteRecord = () => {
  const translate = useTranslate();
  const resource = useResourceContext() ?? '';
  const label = useGetResourceLabel();
  const nameOf = useRecordName(resource);
  const record = useRecordContext();
  const title = translate('ra.message.delete_title', {
    name: label(resource, 1),
    recordRepresentation: record ? nameOf(record) : '',
  });
  return <DeleteButton mutationMode="pessimistic" confirmTitle={title} />;
};
