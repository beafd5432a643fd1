import { eq, inArray } from 'drizzle-orm';
import { many, prepared } from '#db/prepared';
import { files } from '#db/schema/platform/files';
import { memberEntries } from '#db/schema/promotions/memberActivities';

/** Which of these files entries show. */
export const filesInEntries = prepared({ ids: many(files.id) }, (q, { ids }) =>
  q
    .selectDistinct({ fileId: files.id })
    .from(files)
    .innerJoin(memberEntries, eq(memberEntries.fileId, files.id))
    .where(inArray(files.id, ids)),
);
