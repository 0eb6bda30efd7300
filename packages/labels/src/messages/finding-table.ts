import { type ClauseId, type LocalisedText, text } from '@anlan/core';
import { measures, standard } from '../clauses.ts';
import type { FindingCode, FindingSeverity } from '../finding.ts';

export interface FindingRow {
  readonly severity: FindingSeverity;
  readonly message: LocalisedText;
  readonly clause?: ClauseId;
}

function row(severity: FindingSeverity, zh: string, en: string, clause?: ClauseId): FindingRow {
  return { severity, message: text(zh, en), ...(clause === undefined ? {} : { clause }) };
}

/** Words, severity and clause of every finding. */
export const findingTable: Readonly<Record<FindingCode, FindingRow>> = {
  // The label object
  label_not_json: row('error', '标识内容不是 JSON。', 'The label is not JSON.', standard('annex-e.b')),
  label_not_object: row('error', '标识内容不是一个对象。', 'The label is not an object.', standard('annex-e.b')),
  label_without_fields: row(
    'error',
    '标识中没有任何已知字段。',
    'The label has none of the known members.',
    standard('annex-e.b'),
  ),
  label_encoded_twice: row(
    'warning',
    '标识被编码了两次：JSON 字符串里套着 JSON。',
    'The label is encoded twice: a JSON string that holds JSON.',
    standard('annex-e.b'),
  ),
  label_value_unknown: row(
    'error',
    'Label 的取值不是 1、2、3，含义不明。',
    'Label is not 1, 2 or 3: what it says is not known.',
    standard('annex-e.c'),
  ),
  label_too_long: row('error', '标识超过可读取的长度上限。', 'The label is longer than what is read.'),
  key_missing: row('warning', '缺少一个字段。', 'A member is missing.', standard('annex-e.b')),
  key_unknown: row(
    'warning',
    '含有规定之外的字段。',
    'There is a member that is not one of the seven.',
    standard('annex-e.b'),
  ),
  key_repeated: row(
    'error',
    '同一字段出现多次，以哪个为准不明。',
    'A member occurs more than once: which one counts is not known.',
    standard('annex-e.b'),
  ),
  key_case: row('warning', '字段名大小写不符。', 'The name of a member is in the wrong case.', standard('annex-e.b')),
  key_order: row(
    'info',
    '字段次序与附录 E 不同。',
    'The members are not in the order of annex E.',
    standard('annex-e'),
  ),
  value_not_string: row(
    'warning',
    '字段值不是字符串。',
    'The value of a member is not a string.',
    standard('annex-e.b'),
  ),
  value_characters: row(
    'warning',
    '字段值含有允许范围之外的字符。',
    'A value has characters outside the allowed range.',
    standard('annex-e.j'),
  ),
  required_empty: row('error', '必备要素为空。', 'A required element is empty.', measures('art-5')),
  propagation_empty: row(
    'info',
    '传播字段为空；首次写入时应与制作字段相同。',
    'The propagation members are empty; at the first writing they equal the production members.',
    standard('annex-e.note-1'),
  ),
  provider_code_wrong: row(
    'warning',
    '服务提供者编码的位数、结构或校验码有误。',
    'A provider code has a wrong length, structure or check character.',
    standard('annex-e.d'),
  ),
  // The file
  format_unknown: row(
    'warning',
    '文件内容不是已支持的格式，无法判断是否有标识。',
    'The content is in no format that is read here: whether it bears a label is not known.',
  ),
  file_truncated: row(
    'warning',
    '文件不完整：结构超出文件末尾。',
    'The file is incomplete: a structure reaches beyond its end.',
  ),
  structure_broken: row(
    'warning',
    '文件结构自相矛盾，未能读完。',
    'The structure of the file contradicts itself; it was not read to its end.',
  ),
  limit_reached: row(
    'warning',
    '达到读取上限，未能读完。',
    'A reading limit was reached; the file was not read to its end.',
  ),
  inflate_failed: row(
    'warning',
    '压缩的元数据损坏或超过上限，未能读取。',
    'Compressed metadata is broken or too large, and was not read.',
  ),
  extension_mismatch: row(
    'info',
    '文件扩展名与内容不符，以内容为准。',
    'The file extension does not fit the content; the content counts.',
  ),
  checksum_wrong: row('warning', '元数据块的校验和有误。', 'A metadata block has a wrong checksum.'),
  bytes_after_end: row(
    'info',
    '图像或容器结束之后还有数据。',
    'There are bytes behind the end of the picture or container.',
  ),
  exif_malformed: row('warning', 'EXIF 数据损坏，未能读取。', 'An EXIF block is broken and was not read.'),
  xmp_malformed: row('warning', 'XMP 数据损坏，未能读取。', 'An XMP packet is broken and was not read.'),
  xmp_not_well_formed: row(
    'info',
    'XMP 数据不是规范的 XML，仍可读取。',
    'An XMP packet is not well-formed XML, but could be read.',
  ),
  content_signed: row(
    'info',
    '文件带有签名（如 C2PA）；之后改动元数据会使签名失效。',
    'The file carries a signature, e.g. C2PA: a later change of its metadata breaks it.',
  ),
  // The place
  place_alternative: row(
    'info',
    '标识位于实践指南列出的备选位置。',
    'The label is in a place that the practice guide lists as an alternative.',
    standard('6.1'),
  ),
  place_not_listed: row(
    'warning',
    '标识位于实践指南未列出的位置。',
    'The label is in a place that the practice guide does not list.',
    standard('6.1'),
  ),
  form_unexpected: row(
    'info',
    '标识的形态（有无外层 AIGC）与所在位置的规定不同。',
    'The form of the label (with or without the outer AIGC) is not that of its place.',
    standard('annex-e.b'),
  ),
  field_type_unexpected: row(
    'info',
    '承载标识的字段类型与规定不同。',
    'The field that holds the label has another type than laid down.',
    standard('6.1'),
  ),
  key_name_case: row(
    'warning',
    '承载标识的字段名大小写不符。',
    'The name of the field that holds the label is in the wrong case.',
    standard('annex-e.a'),
  ),
  labels_repeated: row(
    'warning',
    '文件中有多个内容一致的标识；只能保留一个。',
    'The file bears several labels that agree; only one may remain.',
    standard('6.1'),
  ),
  labels_disagree: row(
    'error',
    '文件中有多个互相矛盾的标识。',
    'The file bears several labels that disagree.',
    standard('6.1'),
  ),
  label_replaced: row('info', '原有标识已被替换。', 'A label that the file had was replaced.', standard('6.1')),
  labels_removed: row(
    'info',
    '其他位置的标识已移除；文件中只保留一个。',
    'Labels in other places were removed: only one remains.',
    standard('6.1'),
  ),
};
