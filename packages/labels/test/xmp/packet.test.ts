import { bytesToUtf8, utf8ToBytes } from '@anlan/core';
import { describe, expect, it } from 'vitest';
import { defaultLimits, serialiseLabel } from '../../src/index.ts';
import { readPacket } from '../../src/xmp/read-packet.ts';
import { clearPacket, newPacket, writePacket } from '../../src/xmp/write-packet.ts';
import { label, otherLabel } from '../support/labels.ts';
import { foreignPacket } from '../support/pictures.ts';

const json = serialiseLabel(label, 'bare');
const escaped = json.replaceAll('"', '&quot;');
const rdf = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"';
const tc = 'xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/"';
const places = { label: 'png/xmp', userComment: 'png/xmp-user-comment' } as const;

function inRdf(content: string): string {
  return `<rdf:RDF ${rdf}>${content}</rdf:RDF>`;
}
function read(packet: string | Uint8Array): readonly string[] {
  const bytes = typeof packet === 'string' ? utf8ToBytes(packet) : packet;
  return readPacket(bytes, places, defaultLimits).map((found) => (found.kind === 'label' ? found.text : found.code));
}
function write(packet: string, text: string = json): string {
  return bytesToUtf8(writePacket(utf8ToBytes(packet), text, defaultLimits));
}

describe('readPacket', () => {
  it.each([
    ['element', inRdf(`<rdf:Description ${tc}><TC260:AIGC>${escaped}</TC260:AIGC></rdf:Description>`)],
    ['attribute', inRdf(`<rdf:Description ${tc} TC260:AIGC="${escaped}"/>`)],
    ['attribute in single quotes', inRdf(`<rdf:Description ${tc} TC260:AIGC='${json}'></rdf:Description>`)],
    [
      'another prefix',
      inRdf(`<rdf:Description><a:AIGC ${tc.replace('TC260', 'a')}>${escaped}</a:AIGC></rdf:Description>`),
    ],
    ['default namespace', inRdf(`<AIGC ${tc.replace(':TC260', '')}>${escaped}</AIGC>`)],
    ['character data', inRdf(`<rdf:Description ${tc}><TC260:AIGC><![CDATA[${json}]]></TC260:AIGC></rdf:Description>`)],
    [
      'numeric references',
      inRdf(`<rdf:Description ${tc}><TC260:AIGC>${json.replaceAll('"', '&#x22;')}</TC260:AIGC></rdf:Description>`),
    ],
    ['white space around', inRdf(`<rdf:Description ${tc}><TC260:AIGC>\n  ${escaped}\n</TC260:AIGC></rdf:Description>`)],
    [
      'list of alternatives',
      inRdf(
        `<rdf:Description ${tc}><TC260:AIGC><rdf:Alt><rdf:li xml:lang="x-default">${escaped}</rdf:li></rdf:Alt></TC260:AIGC></rdf:Description>`,
      ),
    ],
    [
      'prefix declared far outside',
      `<x:xmpmeta xmlns:x="adobe:ns:meta/" ${tc}>${inRdf(`<rdf:Description TC260:AIGC="${escaped}"/>`)}</x:xmpmeta>`,
    ],
    [
      'user comment',
      inRdf(
        `<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/"><exif:UserComment><rdf:Alt><rdf:li>${escaped}</rdf:li></rdf:Alt></exif:UserComment></rdf:Description>`,
      ),
    ],
  ])('finds the label as %s', (_, packet) => {
    expect(read(packet)).toEqual([json]);
  });

  it.each([
    ['as products in use write them: an XML declaration, an odd begin, no padding', '>', []],
    ['with an end tag that closes nothing', '/>', ['xmp_not_well_formed']],
  ])('reads and writes packets %s', (_, end, codes) => {
    const packet =
      `<?xml version="1.0" encoding="UTF-8"?><?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"??>` +
      `<x:xmpmeta xmlns:x="adobe:ns:meta/"${end}` +
      inRdf(`<rdf:Description rdf:about="" ${tc}><TC260:AIGC>${escaped}</TC260:AIGC></rdf:Description>`) +
      '</x:xmpmeta><?xpacket end="w"?>';
    const other = serialiseLabel(otherLabel, 'bare');
    expect(read(packet)).toEqual([json, ...codes]);
    expect(read(write(packet, other))).toEqual([other, ...codes]);
  });

  it.each([
    [
      'another namespace',
      inRdf(`<rdf:Description xmlns:TC260="http://example.org/"><TC260:AIGC>${escaped}</TC260:AIGC></rdf:Description>`),
    ],
    ['no namespace', inRdf(`<rdf:Description><AIGC>${escaped}</AIGC></rdf:Description>`)],
    ['another property', inRdf(`<rdf:Description ${tc}><TC260:Other>${escaped}</TC260:Other></rdf:Description>`)],
    ['a comment', inRdf(`<!-- <TC260:AIGC ${tc}>${escaped}</TC260:AIGC> -->`)],
    ['an unprefixed attribute', inRdf(`<rdf:Description ${tc.replace(':TC260', '')} AIGC="${escaped}"/>`)],
    ['nothing', ''],
  ])('finds no label in %s', (_, packet) => {
    expect(read(packet)).toEqual([]);
  });

  it.each([
    ['a document type', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['entities that explode', '<!DOCTYPE a [<!ENTITY x "xxxx"><!ENTITY y "&x;&x;">]><a>&y;</a>'],
    ['an open comment', inRdf('<!-- ')],
    ['a broken tag', '<rdf:RDF <'],
    ['UTF-16', '<\0r\0d\0f\0>\0'],
    ['deep nesting', '<a>'.repeat(100)],
    [
      'hundreds of labels',
      inRdf(`<rdf:Description ${tc}>${'<TC260:AIGC>{}</TC260:AIGC>'.repeat(300)}</rdf:Description>`),
    ],
  ])('says that a packet with %s was not read', (_, packet) => {
    expect(read(packet)).toEqual(['xmp_malformed']);
  });

  it('expands nothing: an unknown entity stays as it is written', () => {
    expect(read(inRdf(`<rdf:Description ${tc}><TC260:AIGC>&x;&amp;lt;</TC260:AIGC></rdf:Description>`))).toEqual([
      '&x;&lt;',
    ]);
  });

  it('comes to the end of a megabyte of any one kind of markup', () => {
    for (const filler of ['<', '&', ' ', '"', '<a ', '<a b="', '</a>', 'xmlns:a="b" ', '<?xpacket ', '\n']) {
      const packet = inRdf(`<a ${filler.repeat(Math.ceil(1_000_000 / filler.length))}`);
      expect(read(packet).length).toBeLessThan(2);
    }
  });
});

describe('newPacket', () => {
  it('holds the label and nothing else', () => {
    expect(read(newPacket(json))).toEqual([json]);
    expect(bytesToUtf8(newPacket('{}'))).toBe(
      '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">' +
        `${inRdf(`<rdf:Description ${rdf} rdf:about="" ${tc}><TC260:AIGC>{}</TC260:AIGC></rdf:Description>`)}` +
        '</x:xmpmeta><?xpacket end="w"?>',
    );
  });
});

describe('writePacket', () => {
  it('adds a description and leaves every other byte', () => {
    const written = write(foreignPacket);
    expect(read(written)).toEqual([json]);
    expect(written.replace(/<rdf:Description xmlns:rdf[^>]*><TC260.*?<\/rdf:Description>/, '')).toBe(foreignPacket);
  });

  it('keeps bytes that are not valid UTF-8', () => {
    const packet = new Uint8Array([...utf8ToBytes('<a>'), 0xff, 0xfe, 0x80, ...utf8ToBytes(`</a>${inRdf('')}`)]);
    expect([...writePacket(packet, json, defaultLimits).subarray(0, 10)]).toEqual([...packet.subarray(0, 10)]);
  });

  it('replaces the content of an element only', () => {
    const packet = inRdf(`<rdf:Description ${tc} TC260:Other="kept"><TC260:AIGC>old</TC260:AIGC></rdf:Description>`);
    expect(write(packet)).toBe(packet.replace('old', escaped));
  });

  it.each([
    ['an attribute', inRdf(`<rdf:Description ${tc} TC260:AIGC="old" TC260:Other="kept"/>`)],
    [
      'two elements',
      inRdf(`<rdf:Description ${tc}><TC260:AIGC>a</TC260:AIGC><TC260:AIGC>b</TC260:AIGC></rdf:Description>`),
    ],
    ['an empty element', inRdf(`<rdf:Description ${tc}><TC260:AIGC/></rdf:Description>`)],
    ['a label in a label', inRdf(`<rdf:Description ${tc}><TC260:AIGC TC260:AIGC="a">b</TC260:AIGC></rdf:Description>`)],
    [
      'a label as user comment',
      inRdf(`<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:UserComment="${escaped}"/>`),
    ],
  ])('leaves one label where there was %s', (_, packet) => {
    expect(read(write(packet))).toEqual([json]);
  });

  it('leaves a user comment that is no label', () => {
    const packet = inRdf('<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:UserComment="hello"/>');
    expect(read(write(packet))).toEqual(['hello', json]);
    expect(clearPacket(utf8ToBytes(packet), defaultLimits)).toBeUndefined();
  });

  it('takes its length from the padding and gives it back', () => {
    const padded = foreignPacket.replace('<?xpacket end', `${' '.repeat(2000)}\n<?xpacket end`);
    const written = write(padded);
    expect(utf8ToBytes(written)).toHaveLength(utf8ToBytes(padded).length);
    const cleared = clearPacket(utf8ToBytes(written), defaultLimits);
    expect(cleared).toHaveLength(utf8ToBytes(padded).length);
  });

  it('gives its description the subject that the others have', () => {
    const packet = inRdf('<rdf:Description rdf:about="uuid:1&amp;2"/>');
    expect(write(packet)).toContain('rdf:about="uuid:1&amp;2" xmlns:TC260');
  });

  it.each([
    ['an empty rdf:RDF', `<rdf:RDF ${rdf}/>`],
    ['another prefix for RDF', `<r:RDF ${rdf.replace(':rdf', ':r')}/>`],
    ['an empty packet', '  \n'],
  ])('writes into %s', (_, packet) => {
    expect(read(write(packet))).toEqual([json]);
  });

  it.each([
    ['no RDF', '<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'],
    ['an rdf:RDF without end', `<rdf:RDF ${rdf}>`],
    ['a document type', `<!DOCTYPE a>${inRdf('')}`],
    ['no XML at all', 'hello'],
  ])('refuses a packet with %s rather than throw it away', (_, packet) => {
    expect(() => write(packet)).toThrow(expect.objectContaining({ code: 'xmp_not_editable' }));
  });
});
