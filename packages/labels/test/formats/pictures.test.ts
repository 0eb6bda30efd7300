import { describeFormat } from '../support/contract.ts';
import { animation, bytesOf, decode, foreignPacket, picture } from '../support/pictures.ts';

const exif = { IFD0: { Copyright: 'Anlan', Software: 'test' }, IFD2: { LensModel: 'none' } };

describeFormat({
  format: 'jpeg',
  extension: 'jpg',
  decode,
  samples: [
    { title: 'baseline', make: () => bytesOf(picture().jpeg()) },
    {
      title: 'progressive with profile and EXIF',
      make: () => bytesOf(picture().withIccProfile('p3').withExif(exif).jpeg({ progressive: true })),
    },
    { title: 'CMYK', make: () => bytesOf(picture().toColourspace('cmyk').jpeg()) },
    { title: 'with XMP', make: () => bytesOf(picture().withXmp(foreignPacket).withExif(exif).jpeg()) },
    {
      title: 'bytes behind the end',
      make: async () => Buffer.concat([await bytesOf(picture().jpeg()), Buffer.from('tail')]),
    },
  ],
});

describeFormat({
  format: 'png',
  extension: 'png',
  decode,
  samples: [
    { title: 'RGB', make: () => bytesOf(picture().png()) },
    { title: 'palette, interlaced', make: () => bytesOf(picture(4).png({ palette: true, progressive: true })) },
    {
      title: '16 bits with profile and EXIF',
      make: () => bytesOf(picture().toColourspace('rgb16').withIccProfile('p3').withExif(exif).png()),
    },
    { title: 'with XMP', make: () => bytesOf(picture().withXmp(foreignPacket).png()) },
  ],
});

describeFormat({
  format: 'webp',
  extension: 'webp',
  decode,
  samples: [
    { title: 'lossy', make: () => bytesOf(picture().webp()) },
    { title: 'lossless', make: () => bytesOf(picture().webp({ lossless: true })) },
    { title: 'lossless with alpha', make: () => bytesOf(picture(4).webp({ lossless: true })) },
    { title: 'lossy with alpha', make: () => bytesOf(picture(4).webp()) },
    {
      title: 'with profile, EXIF and XMP',
      make: () => bytesOf(picture().withIccProfile('p3').withExif(exif).withXmp(foreignPacket).webp()),
    },
    { title: 'animated', make: () => bytesOf(animation().webp({ delay: [100, 200], loop: 3 })) },
  ],
});

describeFormat({
  format: 'gif',
  extension: 'gif',
  decode,
  samples: [
    { title: 'still', make: () => bytesOf(picture().gif()) },
    { title: 'animated', make: () => bytesOf(animation().gif({ delay: [100, 200], loop: 3 })) },
  ],
});

describeFormat({
  format: 'tiff',
  extension: 'tif',
  decode,
  samples: [
    { title: 'LZW', make: () => bytesOf(picture().tiff({ compression: 'lzw' })) },
    {
      title: 'tiled with profile and EXIF',
      make: () =>
        bytesOf(picture().withIccProfile('p3').withExif(exif).tiff({ tile: true, tileWidth: 16, tileHeight: 16 })),
    },
    { title: 'with XMP', make: () => bytesOf(picture().withXmp(foreignPacket).tiff()) },
    { title: 'BigTIFF', make: () => bytesOf(picture().tiff({ bigtiff: true })) },
  ],
});

describeFormat({
  format: 'heif',
  extension: 'avif',
  decode,
  samples: [
    { title: 'AVIF', make: () => bytesOf(picture().avif()) },
    { title: 'AVIF with alpha and profile', make: () => bytesOf(picture(4).withIccProfile('p3').avif()) },
    { title: 'AVIF with EXIF and XMP', make: () => bytesOf(picture().withExif(exif).withXmp(foreignPacket).avif()) },
  ],
});
