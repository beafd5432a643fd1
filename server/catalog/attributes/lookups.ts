/** What files need of all attributes. */
import { asc } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { attributes } from '#db/schema/catalog/attributes';

/** Every attribute, by code. */
export const listAttributes = prepared({}, (q) =>
  q
    .select({
      id: attributes.id,
      code: attributes.code,
      type: attributes.type,
      names: attributes.names,
    })
    .from(attributes)
    .orderBy(asc(attributes.code)),
);
