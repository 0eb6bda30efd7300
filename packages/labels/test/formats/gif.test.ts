import { utf8ToBytes } from '@anlan/core';
import { describe, expect, it } from 'vitest';
import { concatBytes } from '../../src/bytes/sequences.ts';
import { FileView } from '../../src/file-view.ts';
import { firstBlockAt } from '../../src/formats/gif/blocks.ts';
import { buildXmpExtension } from '../../src/formats/gif/xmp-extension.ts';
import { defaultLimits, holdsLabel, serialiseLabel } from '../../src/index.ts';
import { nodePorts } from '../../src/node/index.ts';
import { memorySource } from '../../src/source.ts';
import { newPacket } from '../../src/xmp/write-packet.ts';
import { label, otherLabel, read, write } from '../support/labels.ts';
import { animation, bytesOf, decode, foreignPacket, picture } from '../support/pictures.ts';

const still = await bytesOf(picture().gif());
const animated = await bytesOf(animation().gif({ delay: [100, 200], loop: 3 }));
const start = await firstBlockAt(new FileView(memorySource(still), defaultLimits, nodePorts));

function withBlock(block: Uint8Array, at = start): Uint8Array {
  return concatBytes(still.subarray(0, at), block, still.subarray(at));
}
const beforeTrailer = still.length - 1;

describe('GIF', () => {
  it('finds a packet before and behind the pictures', async () => {
    const block = buildXmpExtension(newPacket(serialiseLabel(label, 'bare')));
    for (const at of [start, beforeTrailer]) expect((await read(withBlock(block, at))).status).toBe('is');
  });

  it('edits a packet where it stands and keeps what it holds', async () => {
    const bytes = withBlock(buildXmpExtension(utf8ToBytes(foreignPacket)), beforeTrailer);
    const written = Buffer.from(await write(bytes));
    expect(holdsLabel(await read(written), label)).toBe(true);
    expect(written.indexOf('测试')).toBeGreaterThan(start);
    expect(await decode(written)).toEqual(await decode(still));
  });

  it('stands behind the extension that says how often an animation repeats', async () => {
    const written = Buffer.from(await write(animated));
    expect(written.indexOf('XMP DataXMP')).toBe(written.indexOf('NETSCAPE2.0') + 19);
  });

  it('makes a GIF89a of a GIF87a, which knows no extensions', async () => {
    const old = still.slice();
    old.set(utf8ToBytes('GIF87a'));
    const written = await write(old);
    expect(Buffer.from(written.subarray(0, 6)).toString()).toBe('GIF89a');
    expect(await decode(written)).toEqual(await decode(old));
  });

  it('leaves one label where two extensions had one each', async () => {
    const block = buildXmpExtension(newPacket(serialiseLabel(otherLabel, 'bare')));
    const written = await write(withBlock(concatBytes(block, block)));
    expect(holdsLabel(await read(written), label)).toBe(true);
  });

  it.each([
    [
      'without its trailer',
      concatBytes(new Uint8Array([0x21, 0xff, 11]), utf8ToBytes('XMP DataXMP'), new Uint8Array([3, 1, 2, 3, 0])),
    ],
    ['that is no XML', buildXmpExtension(utf8ToBytes('<a'))],
  ])('is inconclusive about a packet %s, and does not throw it away', async (_, block) => {
    expect(await read(withBlock(block))).toMatchObject({
      status: 'inconclusive',
      findings: [{ code: 'xmp_malformed' }],
    });
    await expect(write(withBlock(block))).rejects.toThrow();
  });

  it('asks before it breaks a C2PA signature', async () => {
    const block = concatBytes(new Uint8Array([0x21, 0xff, 11]), utf8ToBytes('C2PA_GIF\x01\0\0'), new Uint8Array([0]));
    await expect(write(withBlock(block))).rejects.toMatchObject({ code: 'signature_would_break' });
  });

  it('says that bytes follow the end', async () => {
    expect((await read(concatBytes(still, utf8ToBytes('PK')))).findings).toMatchObject([{ code: 'bytes_after_end' }]);
  });
});
