import sharp from 'sharp';

type Image = ReturnType<typeof sharp>;

/** 24 x 16 pixels with some structure, so that a decoder that reads from a wrong place shows other pixels. */
const WIDTH = 24;
const HEIGHT = 16;

function pixels(channels: 3 | 4, shift = 0): Uint8Array {
  return Uint8Array.from({ length: WIDTH * HEIGHT * channels }, (_, i) => (i * 7 + (i % channels) * 40 + shift) % 256);
}

export function picture(channels: 3 | 4 = 3): Image {
  return sharp(pixels(channels), { raw: { width: WIDTH, height: HEIGHT, channels } });
}

/** Two frames, one above the other, as sharp takes animations. */
export function animation(): Image {
  const frames = new Uint8Array([...pixels(4), ...pixels(4, 90)]);
  const raw = { width: WIDTH, height: HEIGHT * 2, channels: 4, pageHeight: HEIGHT } as const;
  return sharp(frames, { raw });
}

export async function bytesOf(image: Image): Promise<Uint8Array> {
  return new Uint8Array(await image.toBuffer());
}

/** Every frame as raw pixels with what the decoder says about them. */
export async function decode(bytes: Uint8Array): Promise<unknown> {
  const image = sharp(bytes, { pages: -1, failOn: 'truncated' });
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  const { icc, orientation, delay, loop, pages } = await sharp(bytes, { pages: -1 }).metadata();
  const profile = icc === undefined ? undefined : Buffer.from(icc).toString('base64');
  return {
    pixels: data.toString('base64'),
    width: info.width,
    height: info.height,
    profile,
    orientation,
    delay,
    loop,
    pages,
  };
}

/** A packet with properties that are none of our business. */
export const foreignPacket =
  '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">' +
  '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" ' +
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="安澜 &amp; co">' +
  '<dc:subject><rdf:Bag><rdf:li>测试</rdf:li></rdf:Bag></dc:subject></rdf:Description></rdf:RDF></x:xmpmeta>' +
  '<?xpacket end="w"?>';
