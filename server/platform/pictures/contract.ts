import * as z from 'zod';
import { orDefault, text } from '#shared/fields';

/** With the body as the picture itself. */
export const PictureQuery = z.strictObject({
  /** Name of the file, for the activity log. */
  name: orDefault(text(200), ''),
});

/** A stored picture. */
export interface Picture {
  id: number;
  /** Address of its largest size. */
  url: string;
  /** Width and height as it was sent, upright, in pixels. */
  width: number;
  height: number;
}
