import { describe, expect, it } from 'vitest';
import { formatJson } from './json-writer.ts';
import { formatKvn } from './kvn-writer.ts';
import type { NdmMessage } from './message-block.ts';
import { readNdm } from './read-ndm.ts';
import { TOY, TOY_KVN } from './toy-message.fixture.ts';
import { withoutLines } from './without-lines.fixture.ts';
import { formatXml } from './xml-writer.ts';

function read(text: string): NdmMessage {
  return readNdm(text, [TOY])[0]!;
}

describe('one message in three forms', () => {
  const original = read(TOY_KVN);

  it.each([
    ['KVN', formatKvn],
    ['XML', formatXml],
    ['JSON', formatJson],
  ] as const)('%s gives the same message again, digit by digit', (_, format) => {
    expect(withoutLines(read(format(original, TOY)))).toEqual(withoutLines(original));
  });

  it('is the same after all three in turn', () => {
    const xml = read(formatXml(original, TOY));
    const json = read(formatJson(xml, TOY));
    expect(formatKvn(json, TOY)).toBe(formatKvn(original, TOY));
  });

  it('keeps comments with their section, and values as written', () => {
    const segment = original.root.blocks[1]!.blocks[0]!;
    const [metadata, data, ...others] = segment.blocks;
    expect(metadata!.comments).toEqual(['<&> of the metadata']);
    expect(metadata!.fields[1]).toEqual({ keyword: 'SPAN', value: '063.042', unit: 's', line: 8 });
    expect(data!.comments).toEqual(['of the data']);
    expect(data!.rows[1]).toEqual({ text: '2026-353T12:01:00.331 +.5', line: 12 });
    expect(data!.blocks.map((each) => each.fields.map(({ value }) => value))).toEqual([
      ['2026-12-18T12:00:00.331', '3.3313494e-04', '4.6189273e-04', '6.7824216e-04'],
      ['2026-12-18T13:00:00', '1', '2', '3'],
    ]);
    expect(others.map((each) => each.name)).toEqual(['maneuver', 'maneuver', 'user']);
  });

  it('is read from CR LF, with a byte order mark, and several after one another', () => {
    const twice = `\ufeff${TOY_KVN}${TOY_KVN}`.replaceAll('\n', '\r\n');
    expect(readNdm(twice, [TOY]).map(withoutLines)).toEqual([original, original].map(withoutLines));
  });

  it('is read from inside an <ndm>, with namespace prefixes, document type, CDATA and comments', () => {
    const xml = formatXml(original, TOY)
      .replace('<?xml version="1.0" encoding="UTF-8"?>', '<!DOCTYPE ndm SYSTEM "file:./nowhere.xml"><ndm:ndm>')
      .replaceAll(/<(\/?)oem/g, '<$1ndm:oem')
      .replace('A &amp; B', '<![CDATA[A & B]]><!-- said <twice> -->');
    expect(withoutLines(readNdm(`${xml}</ndm:ndm>`, [TOY])[0])).toEqual(withoutLines(original));
  });
});
