/** Pictures made for tests. */
import { crc32 } from 'node:zlib';
import sharp from 'sharp';

let shade = 0;

/** A plain picture that no other call makes. */
export const plain = (width: number, height: number) => {
  const n = ++shade;
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: { r: n % 256, g: (n >> 8) % 256, b: width % 256 },
    },
  });
};
export const png = (width = 60, height = 40): Promise<Buffer> =>
  plain(width, height).png().toBuffer();
export const jpeg = (width = 60, height = 40): Promise<Buffer> =>
  plain(width, height).jpeg().toBuffer();

/** Taken with the camera turned to the right, where and by whom written into the file. */
export const photo = (width: number, height: number): Promise<Buffer> =>
  plain(width, height)
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Artist: 'Somebody' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 3230/100' },
    })
    .jpeg()
    .toBuffer();

/** A file of a few bytes that says it has these dimensions. */
export const claiming = async (width: number, height: number): Promise<Buffer> => {
  const file = Buffer.from(await png(1, 1));
  // Signature and length of the first chunk come before its type.
  file.writeUInt32BE(width, 16);
  file.writeUInt32BE(height, 20);
  file.writeUInt32BE(crc32(file.subarray(12, 29)), 29);
  return file;
};
